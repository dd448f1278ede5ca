import type { CompiledIcp } from '../compile.ts';
import type { LeadFacts } from '../facts.ts';
import { type Fit, type Reason, say } from '../reasons.ts';

const UNKNOWN = 0.35;

/** Whether employees and revenue are in range; each that is asked for counts alike. */
export function sizeFit(facts: LeadFacts, { criteria }: CompiledIcp): Fit {
  const fits: { fit: number; reason: Reason }[] = [];
  if (hasEnds(criteria.size)) {
    fits.push(compare('size', facts.employees, criteria.size));
  }
  if (hasEnds(criteria.revenue)) {
    fits.push(compare('revenue', inCurrency(facts, criteria.revenue.currency), criteria.revenue));
  }
  if (fits.length === 0) return { fit: 0, reasons: [] };
  const sum = fits.reduce((total, { fit }) => total + fit, 0);
  return { fit: sum / fits.length, reasons: fits.map(({ reason }) => reason) };
}

interface Ends {
  min?: number | undefined;
  max?: number | undefined;
}

function hasEnds<T extends Ends>(ends: T | undefined): ends is T {
  return ends?.min !== undefined || ends?.max !== undefined;
}

/** Another currency can't be compared: rates change, and a score must not. */
function inCurrency({ revenue }: LeadFacts, wanted: string | undefined) {
  if (!revenue) return null;
  return wanted && revenue.currency && wanted !== revenue.currency ? null : revenue;
}

/** In range 1; up to half or twice the end 0.5, as such figures are estimates; further off 0. */
function compare(
  what: 'size' | 'revenue',
  actual: { min: number; max: number } | null,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: Ends,
): { fit: number; reason: Reason } {
  if (!actual) return { fit: UNKNOWN, reason: say(`${what}.unknown`, 'open') };
  const params = { from: actual.min, to: actual.max };
  if (actual.max >= min && actual.min <= max) {
    return { fit: 1, reason: say(`${what}.fits`, 'for', params) };
  }
  const isNear = actual.max * 2 >= min && actual.min <= max * 2;
  return isNear
    ? { fit: 0.5, reason: say(`${what}.near`, 'open', params) }
    : { fit: 0, reason: say(`${what}.other`, 'against', params) };
}
