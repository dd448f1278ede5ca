import type { CompiledIcp } from '../compile.ts';
import type { LeadFacts } from '../facts.ts';
import { type Fit, say } from '../reasons.ts';
import { roleLikeness } from '../words/roles.ts';

const UNKNOWN = 0.3;
const NO_PERSON = 0.2;

/** Whether this is one of the people who are to be reached. */
export function roleFit(facts: LeadFacts, { roles }: CompiledIcp): Fit {
  const wanted = roles.map(({ text }) => text).toSorted()[0] ?? '';
  const { title } = facts;
  if (facts.kind === 'company' && !title) {
    return { fit: NO_PERSON, reasons: [say('role.noPerson', 'open', { wanted })] };
  }
  if (!title) return { fit: UNKNOWN, reasons: [say('role.unknown', 'open', { wanted })] };
  const [best] = roles
    .map((role) => ({ text: role.text, likeness: roleLikeness(title, role) }))
    .toSorted((a, b) => b.likeness - a.likeness || a.text.localeCompare(b.text));
  const params = { title, wanted: best?.text ?? wanted };
  const fit = best?.likeness ?? 0;
  if (fit === 1) return { fit, reasons: [say('role.match', 'for', params)] };
  if (fit > 0) return { fit, reasons: [say('role.near', 'open', params)] };
  return { fit, reasons: [say('role.other', 'against', params)] };
}
