import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractPage } from './extract-page.ts';
import { FIXTURES } from './fixtures.ts';
import { mergeSite } from './merge-site.ts';

const page = (path: string, html: string) => extractPage({ url: `https://acme.com${path}`, html });

const SITE = [
  page(
    '/',
    '<title>Acme Tools</title><footer>Acme Tools Ltd<br>3 Station Road<br>Leeds LS1 4AP<br>0113 243 4567<br>info@acme.com</footer>',
  ),
  page(
    '/contact',
    '<title>Contact | Acme Tools</title><p>3 Station Road, Leeds LS1 4AP<br>Tel 0113 243 4567<br>Fax 0113 243 4568<br>info@acme.com, web@designer.com',
  ),
  page(
    '/team',
    '<title>Team</title><div><h3>Jane Doe</h3><p>Managing Director</p><p>jane.doe@acme.com</div><div><h3>Peter Miller</h3><p>Head of Sales</div><p>9 Other Street, York YO1 7HH',
  ),
  page(
    '/news',
    '<title>News</title><p>Jane Doe, CEO, opened the shop. <a href="https://www.linkedin.com/company/acme">in</a><p>"Great!" said Susan Allen.',
  ),
];

describe('a site', () => {
  test('becomes one company and its people', () => {
    const { company, people, identities } = mergeSite(SITE);
    const values = Object.fromEntries(
      Object.entries(company.fields).map(([field, choice]) => [field, choice.value]),
    );
    expect(values).toEqual({
      name: 'Acme Tools',
      email: 'info@acme.com',
      phone: '+441132434567',
      fax: '+441132434568',
      street: '3 Station Road',
      city: 'Leeds',
      postal_code: 'LS1 4AP',
      country: 'GB',
      linkedin: 'https://www.linkedin.com/company/acme',
    });
    expect(
      people.map(({ fields }) =>
        Object.fromEntries(Object.entries(fields).map(([field, choice]) => [field, choice.value])),
      ),
    ).toEqual([
      { name: 'Jane Doe', title: 'Managing Director', email: 'jane.doe@acme.com' },
      { name: 'Peter Miller', title: 'Head of Sales' },
    ]);
    expect(identities).toEqual([
      { kind: 'domain', value: 'acme.com' },
      { kind: 'email', value: 'info@acme.com' },
      { kind: 'phone', value: '+441132434567' },
      { kind: 'linkedin', value: 'company/acme' },
    ]);
  });

  test('trusts a value more the more pages repeat it, and keeps every receipt with its page', () => {
    const { company } = mergeSite(SITE);
    const { phone } = company.fields;
    expect(phone?.support.map(({ url }) => url).toSorted()).toEqual([
      'https://acme.com/',
      'https://acme.com/contact',
    ]);
    expect(phone?.confidence).toBeGreaterThan(
      mergeSite(SITE.slice(0, 1)).company.fields.phone?.confidence ?? 1,
    );
  });

  test('takes an address from one place, never half of two', () => {
    const { fields } = mergeSite(SITE).company;
    expect([fields.street?.value, fields.postal_code?.value]).toEqual([
      '3 Station Road',
      'LS1 4AP',
    ]);
  });

  test('is the same in whatever order its pages come', () => {
    const all = [
      ...SITE,
      ...Object.values(FIXTURES).map(({ html }, index) => page(`/p${index}`, html)),
    ];
    const expected = mergeSite(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(mergeSite(shuffled)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('of no pages has nothing', () => {
    expect(mergeSite([])).toEqual({
      company: { fields: {}, findings: [] },
      people: [],
      identities: [],
    });
  });
});
