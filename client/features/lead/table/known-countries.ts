import { countryName } from '../../../ui/country-names.ts';
import type { LeadRow } from '../lead-types.ts';

const seen = new Map<string, Set<string>>();

/**
 * The countries that leads of this workspace have been seen with, by name. Rows on screen tell
 * them; a filtered table shows fewer, so what was seen before is kept.
 */
export function knownCountries(
  orgId: string,
  rows: readonly Pick<LeadRow, 'country'>[],
  current: string | undefined,
): string[] {
  const countries = seen.get(orgId) ?? new Set<string>();
  seen.set(orgId, countries);
  for (const { country } of rows) if (country) countries.add(country);
  const all = new Set(current ? [...countries, current] : countries);
  return [...all].sort((a, b) => countryName(a).localeCompare(countryName(b)));
}
