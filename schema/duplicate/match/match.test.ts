import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingKeys } from './blocking.ts';
import { compare } from './compare.ts';
import { fold, wordsOf } from './fold.ts';
import type { Frequencies } from './frequencies.ts';
import { groupPairs } from './group.ts';
import { emptyFields, type MatchFields } from './match-fields.ts';
import { cityWords, countryKey } from './place-names.ts';
import { prepare } from './prepare.ts';
import { readColumns } from './read-columns.ts';
import { readRow } from './read-row.ts';
import { editDistance, wordAgreement } from './similar-words.ts';

/** A list of thousands in which nothing occurs but in the two records that are compared. */
const RARE: Frequencies = { size: 5000, count: () => 2 };
const bits = (a: Partial<MatchFields>, b: Partial<MatchFields>, frequencies = RARE) =>
  compare(prepare({ ...emptyFields(), ...a }), prepare({ ...emptyFields(), ...b }), frequencies)
    .bits;
const company = (fields: Partial<MatchFields>): Partial<MatchFields> => ({
  kind: 'company',
  ...fields,
});
const person = (fields: Partial<MatchFields>): Partial<MatchFields> => ({
  kind: 'person',
  ...fields,
});

describe('spellings of one word', () => {
  test.each([
    ['Müller', 'Mueller'],
    ['Møller', 'Moller'],
    ['Мюллер', 'Muller'],
    ['Παπαδόπουλος', 'Papadopoylos'],
    ["Masa's", 'masa s'],
    ["O'Brien", 'O Brien'],
    ['Straße', 'Strasse'],
    ['Fish & Chips', 'fish and chips'],
    ['三井商事株式会社', '㈱三井商事'],
  ])('%s is %s', (one, other) => expect(wordsOf(one)).toEqual(wordsOf(other)));

  test('agree by slips and short forms, never by numbers', () => {
    expect(wordAgreement('delicatessen', 'deli')).toBeGreaterThan(0.5);
    expect(wordAgreement('international', 'intl')).toBeGreaterThan(0.5);
    expect(wordAgreement('harbour', 'harbor')).toBeGreaterThan(0.8);
    expect(wordAgreement('66', '67')).toBe(0);
    expect(wordAgreement('cat', 'car')).toBe(0);
  });

  test('are as far apart from a to b as from b to a', () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 12)).toBe(editDistance(b, a, 12));
        expect(editDistance(a, a, 3)).toBe(0);
      }),
    );
  });
});

describe('places', () => {
  test.each([
    ['Köln', 'Cologne'],
    ['Wien', 'Vienna'],
    ['Muenchen', 'Munich'],
    ['The Hague', 'Den Haag'],
  ])('%s is %s', (one, other) => expect(cityWords(one)).toEqual(cityWords(other)));

  test.each([
    ['Deutschland', 'DE'],
    ['España', 'Spain'],
    ['USA', 'United States'],
  ])('%s is %s', (one, other) => expect(countryKey(one)).toBe(countryKey(other)));
});

describe('two records', () => {
  const here = { street: '12 Quay Street', city: 'Leeds', phones: ['+44 113 496 0021'] };

  test('are one across formats, short forms and slips', () => {
    const one = company({ name: 'Harbour Dental Practice Ltd', ...here });
    expect(
      bits(one, company({ name: 'Harbor Dental Practise', ...here, phones: ['0113 4960021'] })),
    ).toBeGreaterThan(8);
    expect(
      bits(one, company({ name: 'HARBOUR DENTAL', city: 'Leeds', street: 'Quay St. 12' })),
    ).toBeGreaterThan(0);
  });

  test('are two as branches of a chain, though they share name, site and mail', () => {
    const chain = {
      name: 'Bright Smile',
      sites: ['brightsmile.com'],
      emails: ['info@brightsmile.com'],
    };
    const leeds = company({ ...chain, street: '1 High Street', city: 'Leeds' });
    expect(bits(leeds, company({ ...chain, street: '8 Mill Lane', city: 'York' }))).toBeLessThan(0);
  });

  test('are two as firms of one house behind one switchboard', () => {
    expect(
      bits(
        company({ name: 'Café Ritz', ...here }),
        company({ name: 'Morgan Solicitors', ...here }),
      ),
    ).toBeLessThan(0);
  });

  test('are two as people who share all but the given name', () => {
    const home = { ...here, emails: ['family@smith.example'] };
    const john = person({ name: 'John Smith', ...home });
    expect(bits(john, person({ name: 'Mary Smith', ...home, emails: [] }))).toBeLessThan(0);
    expect(bits(john, person({ name: 'Smith, Johnny', ...here }))).toBeGreaterThan(0);
    expect(bits(john, person({ name: 'J. Smith', ...home }))).toBeGreaterThan(0);
  });

  test('say the less with one name the more have it', () => {
    const one = company({ name: 'Subway' });
    const common: Frequencies = { size: 5000, count: () => 400 };
    expect(bits(one, one)).toBeGreaterThan(0);
    expect(bits(one, one, common)).toBeLessThan(0);
  });

  test('compare the same in either order, and each feature says which way it speaks', () => {
    const text = fc.string({ maxLength: 20 });
    const fields = fc.record({
      kind: fc.constantFrom('person' as const, 'company' as const),
      name: text,
      city: text,
      street: text,
      postal: text,
      company: text,
      emails: fc.array(fc.emailAddress(), { maxLength: 2 }),
      phones: fc.array(fc.stringMatching(/^\+?[0-9 ()-]{6,16}$/), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        expect(bits(a, b)).toBeCloseTo(bits(b, a), 6);
        expect(blockingKeys(prepare({ ...emptyFields(), ...a })).length).toBeLessThan(80);
      }),
      { numRuns: 300 },
    );
  });
});

describe('two things', () => {
  const thing = (name: string, fields: Partial<MatchFields> = {}) => ({ name, ...fields });

  test('are one by their model, however it is written, and two by it', () => {
    const camera = thing('Sony DVP-FX820/R portable DVD player');
    expect(bits(camera, thing('SONY dvpfx820 8" swivel screen 1080p'))).toBeGreaterThan(0);
    expect(bits(camera, thing('Sony DVP-FX930/R portable DVD player'))).toBeLessThan(0);
  });

  test('are one when one source has the maker in the name', () => {
    const told = thing('Magnetic Time for Mac', { company: 'SOS Aggregation' });
    const untold = thing('SOS Aggregation Magnetic Time');
    expect(bits(told, untold)).toBeGreaterThan(bits({ ...told, company: '' }, untold));
  });

  test('are two editions when only the year differs', () => {
    const paper = (year: string) =>
      thing('Selectivity estimation of substrings in trees', {
        company: 'Jagadish, Kapitskaia, Srivastava',
        amounts: [`year:${year}`],
      });
    expect(bits(paper('1999'), paper('1999'))).toBeGreaterThan(0);
    expect(bits(paper('1999'), paper('2001'))).toBeLessThan(0);
  });
});

describe('columns', () => {
  const roles = (headers: string[], rows: string[][]) =>
    readColumns(headers, rows).columns.map(({ role }) => role);

  test('are known by name in several languages', () => {
    const headers = ['Nr', 'Firma', 'Strasse', 'PLZ', 'Ort', 'Telefon', 'E-Mail', 'Webseite'];
    const row = [
      '1',
      'Müller GmbH',
      'Hauptstr. 1',
      '50667',
      'Köln',
      '0221 123456',
      'a@b.de',
      'b.de',
    ];
    expect(roles(headers, [row])).toEqual([
      'id',
      'name',
      'street',
      'postal',
      'city',
      'phone',
      'email',
      'site',
    ]);
  });

  test('are known in a vocabulary, in other scripts, and where a site is a place', () => {
    const headers = ['http://x.example/onto#phone_number', 'Фамилия', '会社名', 'Site name'];
    expect(roles(headers, [['0221 123456', 'Иванов', '三井商事', 'Harbour School']])).toEqual([
      'phone',
      'family',
      'name',
      'text',
    ]);
  });

  test('tell a person’s names apart, whatever the one without a name of its own is called', () => {
    const people = [
      ['Anne', 'Dupont', 'Lyon'],
      ['Luc', 'Moreau', 'Paris'],
    ];
    expect(roles(['Prénom', 'Nom', 'Ville'], people)).toEqual(['given', 'family', 'city']);
    expect(roles(['Nombre', 'Apellidos', 'Ciudad'], people)).toEqual(['given', 'family', 'city']);
    const full = [
      ['Anne Dupont', 'Anne', 'a@b.fr'],
      ['Luc Moreau', 'Luc', 'l@b.fr'],
    ];
    expect(roles(['Full name', 'First name', 'E-mail'], full)).toEqual(['name', 'skip', 'email']);
  });

  test('are of people where most names are', () => {
    const rows = (names: string[]) => names.map((name, n) => [`k${n}`, name, `0113 496 00${n}`]);
    const isPeople = (names: string[]) =>
      readColumns(['id', 'name', 'phone'], rows(names)).isPeople;
    expect(isPeople(['Anna Weber', 'Moreau, Luc', 'Tom Okafor', 'Jan de Vries', 'Xu Wang'])).toBe(
      true,
    );
    expect(
      isPeople(['Peter Weber GmbH', 'Hotel Anna', 'Tom & Sons', 'Jan’s Bar', 'Luc Dental']),
    ).toBe(false);
  });

  test('of profiles are identities, however their addresses are written', () => {
    const headers = ['Name', 'LinkedIn URL'];
    const known = readColumns(headers, [['Ada King', 'https://www.linkedin.com/in/ada-1/']]);
    const code = (address: string) => prepare(readRow(known, ['Ada King', address])).codes;
    expect(code('https://de.linkedin.com/in/ada-1/?trk=x')).toEqual(code('linkedin.com/in/ada-1'));
  });

  test('are known by what stands in them', () => {
    const rows = Array.from({ length: 30 }, (_, n) => [
      `k${n}`,
      `Firm ${n} Ltd`,
      `info${n}@firm${n}.com`,
      `+44 113 496 ${1000 + n}`,
      n % 2 ? 'gold' : 'silver',
    ]);
    const known = readColumns(['a', 'b', 'c', 'd', 'e'], rows);
    expect(known.idAt).toBe(0);
    expect(known.columns.map(({ role }) => role).slice(1)).toEqual([
      'name',
      'email',
      'phone',
      'category',
    ]);
    expect(readRow(known, rows[3]!)).toMatchObject({
      name: 'Firm 3 Ltd',
      emails: ['info3@firm3.com'],
    });
  });

  test('never make it fail, whatever they hold', () => {
    const cell = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 6 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 5 }),
        (headers, rows) => {
          const known = readColumns(headers, rows);
          for (const row of rows) blockingKeys(prepare(readRow(known, row)));
        },
      ),
    );
  });
});

test('a chain of likenesses joins no strangers', () => {
  const pair = (a: number, b: number, weight: number) => ({
    a,
    b,
    bits: weight,
    isConflict: false,
  });
  const strangers = () => ({ bits: -20, isConflict: false });
  expect(groupPairs([pair(0, 1, 9), pair(1, 2, 2)], strangers)).toEqual([[0, 1]]);
  const friends = () => ({ bits: -1, isConflict: false });
  expect(
    groupPairs([pair(0, 1, 9), pair(1, 2, 8)], friends).map((group) => new Set(group)),
  ).toEqual([new Set([0, 1, 2])]);
});

test('folding is for ever: what is folded folds to itself', () => {
  fc.assert(fc.property(fc.string(), (text) => fold(fold(text)) === fold(text)));
});
