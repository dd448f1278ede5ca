import { ENTRY_FIELDS } from '../../schema/evidence/finding.ts';
import {
  IDENTITY_FIELDS,
  OPTIONAL_FIELDS,
  type WantedField,
} from '../../schema/source/settings.ts';
import type { MergedFields, MergedSite } from './extraction.ts';

/**
 * What a crawl keeps of a site: the fields that its owner wants, and those that tell one lead from
 * another. The rest becomes neither a value nor a receipt.
 */
export function keepWanted(site: MergedSite, wanted: readonly WantedField[]): MergedSite {
  const kept = new Set<string>([...IDENTITY_FIELDS, ...ENTRY_FIELDS, ...wanted]);
  if (OPTIONAL_FIELDS.every((field) => kept.has(field))) return site;
  const keep = (fields: MergedFields): MergedFields =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => kept.has(field)));
  return {
    company: keep(site.company),
    people: kept.has('people') ? site.people.map(keep) : [],
  };
}
