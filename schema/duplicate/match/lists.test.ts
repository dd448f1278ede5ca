import { expect, test } from 'vitest';
import { makeAccounts } from './testing/made-accounts.ts';
import { makeContacts } from './testing/made-contacts.ts';
import { type MadeOptions, makeLeads } from './testing/made-leads.ts';
import { makeMixed } from './testing/made-mixed.ts';
import { makeThings } from './testing/made-things.ts';
import { scoreList, scoreRows } from './testing/score-list.ts';

/**
 * Made lists with branches of chains, colleagues, families and namesakes among the true duplicates.
 * Their columns are called what people call them; some lack what others lean on.
 */
const AIM = 0.93;

const CASES: [string, MadeOptions, Parameters<typeof scoreList>[1]][] = [
  [
    'firms of five countries',
    { size: 2500, seed: 21, kinds: ['company'] },
    {
      id: 'id',
      name: 'Company',
      phone: 'Tel.',
      email: 'E-Mail',
      website: 'Homepage',
      street: 'Address',
      city: 'Town',
      postal_code: 'ZIP',
    },
  ],
  [
    'German firms, in German',
    { size: 1500, seed: 22, kinds: ['company'], countries: ['DE'] },
    {
      id: 'Nr.',
      name: 'Firma',
      phone: 'Telefon',
      website: 'Webseite',
      street: 'Anschrift',
      city: 'Ort',
      postal_code: 'PLZ',
    },
  ],
  [
    'firms without a website or mail',
    { size: 1500, seed: 23, kinds: ['company'] },
    {
      id: 'record',
      name: 'business',
      phone: 'phone_number',
      street: 'addr',
      city: 'city',
      postal_code: 'postcode',
    },
  ],
  [
    'people at work',
    { size: 2500, seed: 24, kinds: ['person'] },
    {
      id: 'id',
      name: 'Full name',
      title: 'Job title',
      company: 'Employer',
      email: 'Mail',
      phone: 'Mobile',
      city: 'City',
      country: 'Country',
    },
  ],
  [
    'a French list of people',
    { size: 1200, seed: 25, kinds: ['person'], countries: ['FR'] },
    {
      id: 'identifiant',
      name: 'Nom',
      company: 'Société',
      title: 'Poste',
      email: 'Courriel',
      phone: 'Téléphone',
      street: 'Adresse',
      city: 'Ville',
      postal_code: 'Code postal',
    },
  ],
  [
    'people and firms mixed',
    { size: 3000, seed: 26 },
    {
      id: 'lead_id',
      kind: 'kind',
      name: 'name',
      title: 'title',
      company: 'company',
      email: 'email',
      phone: 'phone',
      website: 'website',
      street: 'street',
      city: 'city',
      postal_code: 'postal_code',
      country: 'country',
    },
  ],
];

test.each(CASES)('%s', (_name, options, columns) => {
  const score = scoreList([...makeLeads(options)], columns);
  expect(score.f1, JSON.stringify(score)).toBeGreaterThan(AIM);
});

test.each([
  ['publications', 0.93],
  ['products', 0.93],
  ['peopleInRussian', 0.93],
  ['firmsInJapanese', 0.93],
] as const)('%s', (kind, aim) => {
  const score = scoreRows(makeThings(kind, 800, 31));
  expect(score.f1, JSON.stringify(score)).toBeGreaterThan(aim);
});

test.each([
  ['accounts with legal forms, subsidiaries and namesakes', makeAccounts],
  ['contacts with nicknames, turned names and new employers', makeContacts],
  ['firms in their own letters and abroad', makeMixed],
])('%s', (_name, make) => {
  const score = scoreRows(make(1000, 41));
  expect(score.f1, JSON.stringify(score)).toBeGreaterThan(AIM);
});

test('ids of two series tell two sources, which keep their own records apart', () => {
  const things = makeThings('publications', 500, 32);
  const seen = new Map<number, number>();
  // One source has each thing once, the other has what is left of it.
  const kept = things.rows.flatMap((row, n) => {
    const entity = things.entities[n]!;
    const times = seen.get(entity) ?? 0;
    seen.set(entity, times + 1);
    return times < 2 ? [{ row: [`${times === 0 ? 'a' : 'b'}${n}`, ...row.slice(1)], entity }] : [];
  });
  const score = scoreRows({
    headers: things.headers,
    rows: kept.map(({ row }) => row),
    entities: kept.map(({ entity }) => entity),
  });
  expect(score.f1, JSON.stringify(score)).toBeGreaterThan(0.95);
});
