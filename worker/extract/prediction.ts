import type { Finding } from '../../schema/evidence/finding.ts';
import type { PageExtraction } from './extract-page.ts';

/** One page's findings in the flat form that the quality score reads. */
export interface Prediction {
  file: string;
  organization: string | null;
  emails: string[];
  phones: string[];
  people: { name: string; title: string | null }[];
  addresses: PredictedAddress[];
}

export interface PredictedAddress {
  street?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  country?: string;
}

const ADDRESS_KEYS: Partial<Record<Finding['field'], keyof PredictedAddress>> = {
  street: 'street',
  city: 'city',
  region: 'region',
  postal_code: 'postalCode',
  country: 'country',
};

export function toPrediction(file: string, { findings }: PageExtraction): Prediction {
  const values = (...fields: Finding['field'][]) => [
    ...new Set(findings.filter(({ field }) => fields.includes(field)).map(({ value }) => value)),
  ];
  return {
    file,
    organization: bestName(findings),
    emails: values('email'),
    phones: values('phone', 'fax'),
    people: peopleOf(findings),
    addresses: addressesOf(findings),
  };
}

function bestName(findings: readonly Finding[]): string | null {
  const names = findings.filter(({ subject, field }) => subject === 'company' && field === 'name');
  // The rule that weighs all evidence speaks last.
  const best = names.reduce<Finding | null>(
    (top, each) => (top === null || each.confidence > top.confidence ? each : top),
    null,
  );
  return best?.value ?? null;
}

function peopleOf(findings: readonly Finding[]): Prediction['people'] {
  const people = new Map<string, { name: string; title: string | null }>();
  for (const { subject, field, value, raw, extractor } of findings) {
    if (subject === 'company') continue;
    const person = people.get(subject) ?? { name: '', title: null };
    // With the letters behind it, as the page writes it.
    if (field === 'name') person.name = extractor === 'text' ? raw : value;
    else if (field === 'title') person.title = value;
    people.set(subject, person);
  }
  return [...people.values()].filter(({ name }) => name !== '');
}

function addressesOf(findings: readonly Finding[]): PredictedAddress[] {
  const groups = new Map<number, PredictedAddress>();
  for (const { group, field, value } of findings) {
    const key = ADDRESS_KEYS[field];
    if (group === undefined || key === undefined) continue;
    const address = groups.get(group) ?? {};
    address[key] ??= value;
    groups.set(group, address);
  }
  return [...groups.values()];
}
