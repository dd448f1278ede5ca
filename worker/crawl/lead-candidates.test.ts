import { expect, test } from 'vitest';
import type { MergedValue } from './extraction.ts';
import { leadsOfUnit, MAX_LISTED_PEOPLE } from './lead-candidates.ts';

const told = (value: string, ...urls: string[]): MergedValue[] => [
  {
    value,
    confidence: 0.9,
    receipts: urls.map((url, at) => ({
      url,
      snapshotHash: `hash of ${url}`,
      span: { start: at, end: at + value.length },
      extractor: 'text',
      confidence: 0.9,
      raw: value,
    })),
  },
];

const CONTACT = 'https://acme.example/contact';
const HOME = 'https://acme.example/';

test('a website has a receipt: where its owner is named, on the home page if it can be', () => {
  const company = { name: told('Acme', CONTACT, HOME), email: told('info@acme.example', CONTACT) };
  const people = [{ name: told('Ada Shaw', CONTACT), title: told('Dentist', CONTACT) }];
  const { leads } = leadsOfUnit('acme.example', CONTACT, { company, people });
  for (const { columns, receipts } of leads) {
    expect(columns.website).toBe(HOME);
    expect(receipts.filter(({ field }) => field === 'website')).toEqual([
      {
        field: 'website',
        value: HOME,
        isChosen: true,
        url: HOME,
        snapshotHash: `hash of ${HOME}`,
        span: { start: 1, end: 5 },
        extractor: 'inferred',
        confidence: 0.9,
        raw: 'Acme',
      },
    ]);
  }
  expect(leads).toHaveLength(2);
});

test('an entry of a directory has no website of its own, and so no receipt for one', () => {
  const company = { name: told('Acme', CONTACT), phone: told('+441134960000', CONTACT) };
  const { leads } = leadsOfUnit('entry:https://yellow.example/acme', CONTACT, {
    company,
    people: [],
  });
  expect(leads[0]?.columns.website).toBeUndefined();
  expect(leads[0]?.receipts.map(({ field }) => field)).not.toContain('website');
});

test('two entries whose site is a page on one network are two companies', () => {
  const domainOf = (website: string) => {
    const company = {
      name: told('Acme', CONTACT),
      phone: told('+441134960000', CONTACT),
      website: told(website, CONTACT),
    };
    const unit = 'entry:https://yellow.example/acme';
    return leadsOfUnit(unit, CONTACT, { company, people: [] }).leads[0]?.identities.find(
      ({ kind }) => kind === 'domain',
    )?.value;
  };
  expect(domainOf('https://www.facebook.com/acme')).toBeUndefined();
  expect(domainOf('https://www.acme.example/')).toBe('acme.example');
});

test('a directory has as many people as it lists, a site’s own pages no more than a site has', () => {
  const people = Array.from({ length: 250 }, (_, n) => ({
    name: told(`Ada Shaw ${n}`, CONTACT),
    title: told('Dentist', CONTACT),
  }));
  const merged = { company: {}, people };
  expect(leadsOfUnit('acme.example', CONTACT, merged).leads).toHaveLength(200);
  const listed = leadsOfUnit('acme.example', CONTACT, merged, MAX_LISTED_PEOPLE);
  expect(listed.leads).toHaveLength(250);
});
