import { describe, expect, test } from 'vitest';
import { siteExtraction } from './site-extraction.ts';
import { outlineOf } from './page-outline.ts';
import { readListing } from './read-listing.ts';
import { readPage } from '../extract/read-page.ts';
import type { ListingRule } from './listing.ts';
import type { Finding } from '../../schema/evidence/finding.ts';

const AT = 'https://guild.example.com/members';

const htmlOf = (body: string) =>
  `<html lang="en-GB"><title>Guild</title><nav><a href="/">Home</a><a href="/about">About</a><a href="/c">Contact</a></nav>${body}</html>`;

function listingOf(body: string, rule?: ListingRule) {
  const page = readPage(htmlOf(body));
  return readListing({
    page,
    guide: outlineOf(page),
    url: AT,
    rules: rule && { 'guild.example.com': rule },
    readFindings: () => siteExtraction.readPage(page, AT),
  });
}

function cardsOf(body: string, rule?: ListingRule) {
  const listing = listingOf(body, rule);
  const html = htmlOf(body);
  return (
    listing?.cards.map(({ target, findings }) => ({
      target,
      values: findings.map(({ field, value }) => `${field}: ${value}`),
      stands: findings.every(({ span, raw }) =>
        html.slice(span.start, span.end).includes(raw.slice(0, 3)),
      ),
    })) ?? null
  );
}

/** Of a list of people: each person as lines, and what is said of the organisation. */
function peopleOf(body: string, rule?: ListingRule) {
  const listing = listingOf(body, rule);
  const { ownFindings = [], cards = [], arePeople } = listing ?? {};
  const bySubject = Map.groupBy(ownFindings, ({ subject }) => subject);
  const said = (findings: Finding[] = []) =>
    findings.map(({ field, value }) => `${field}: ${value}`);
  return {
    arePeople,
    cards: cards.length,
    company: said(bySubject.get('company')),
    people: [...bySubject].flatMap(([subject, found]) =>
      subject === 'company' ? [] : [said(found)],
    ),
  };
}

const firm = (
  n: number,
  inner = '',
) => `<li class="member"><h3><a href="/m/${n}">Firm number ${n}</a></h3>
  <p class="trade-category">Roofing</p><p>${n} High Street, Leeds LS1 ${n}AB</p><p>0113 496 000${n}</p>
  <a href="mailto:info@firm${n}.co.uk">Mail</a> <a href="https://firm${n}.co.uk/?from=guild">Website</a>${inner}</li>`;
const list = (...items: string[]) => `<ul class="all">${items.join('')}</ul>`;

test('each card says name, trade, address, number, mail and website of its entry, with spans in the list', () => {
  const cards = cardsOf(list(firm(1), firm(2), firm(3)));
  expect(cards).toHaveLength(3);
  expect(cards![1]).toMatchObject({ target: 'https://guild.example.com/m/2', stands: true });
  expect(cards![1]!.values).toEqual(
    expect.arrayContaining([
      'name: Firm number 2',
      'industry: Roofing',
      'street: 2 High Street',
      'city: Leeds',
      'postal_code: LS1 2AB',
      'phone: +441134960002',
      'email: info@firm2.co.uk',
      'website: https://firm2.co.uk/',
    ]),
  );
});

test('entries without a page of their own are found by their numbers and addresses', () => {
  const plain = (n: number) =>
    `<div class="row"><strong>Firm number ${n}</strong><br>0113 496 000${n} <span><a href="mailto:a@firm${n}.co.uk">a@firm${n}.co.uk</a></span></div>`;
  const cards = cardsOf(`<main>${[1, 2, 3, 4].map(plain).join('')}</main>`);
  expect(cards!.map(({ target, values }) => [target, values[0]])).toEqual(
    [1, 2, 3, 4].map((n) => [null, `name: Firm number ${n}`]),
  );
  expect(cards![3]!.values).toContain('phone: +441134960004');
});

test('a definition list has its entries one after the other', () => {
  const entry = (n: number) =>
    `<dt><a href="/m/${n}">Firm number ${n}</a></dt><dd>0113 496 000${n}</dd>`;
  const cards = cardsOf(`<dl>${[1, 2, 3].map(entry).join('')}</dl>`);
  expect(cards!.map(({ values }) => values)).toEqual(
    [1, 2, 3].map((n) => [`name: Firm number ${n}`, `phone: +44113496000${n}`]),
  );
});

test('links that all say the same do not name their entries', () => {
  const entry = (n: number) =>
    `<article class="card"><h2>Firm number ${n}</h2><p>0113 496 000${n}</p><a href="/m/${n}">Details</a></article>`;
  const cards = cardsOf([1, 2, 3].map(entry).join(''));
  expect(cards!.map(({ values }) => values[0])).toEqual(
    [1, 2, 3].map((n) => `name: Firm number ${n}`),
  );
});

test('what a person has pointed at is read there, and what they rule out is not read at all', () => {
  const entry = (n: number) =>
    firm(n, `<p class="say">Sales 0113 496 010${n}</p><p class="what">Slating and guttering</p>`);
  const [card] = cardsOf(list(entry(1), entry(2), entry(3)), {
    shape: 'ul.all>li.member>h3>a',
    places: { phone: 'p.say', category: 'p.what', email: null, name: 'h3' },
  })!;
  expect(card!.values).toContain('industry: Slating and guttering');
  expect(card!.values.filter((value) => /^(?:phone|email)/.test(value))).toEqual([
    'phone: +441134960101',
  ]);
});

test('cards that were pointed out may lead nowhere', () => {
  const cards = cardsOf(
    `${list(firm(1), firm(2), firm(3))}<table class="t">${[4, 5].map((n) => `<tr><td>Firm number ${n}</td><td>0113 496 000${n}</td></tr>`).join('')}</table>`,
    { shape: 'table.t>tr', places: { name: 'td' } },
  );
  expect(cards!.map(({ values }) => values)).toEqual(
    [4, 5].map((n) => [`name: Firm number ${n}`, `phone: +44113496000${n}`]),
  );
});

test('a page with one telephone number lists nothing', () => {
  expect(cardsOf('<p>Call 0113 496 0001</p>')).toBeNull();
});

describe('cards of people', () => {
  const person = (n: number, name: string, role: string, inner = '') =>
    `<div class="member"><h3><a href="/team/${n}">${name}</a></h3><p class="role">${role}</p><p>0113 496 000${n}</p>${inner}</div>`;
  const team = [
    person(
      1,
      'Sarah Mitchell',
      'Managing Director',
      '<a href="mailto:sarah@guild.example.com">Mail</a>',
    ),
    person(
      2,
      'James Cooper',
      'Head of Sales',
      '<a href="mailto:office@guild.example.com">Mail</a>',
    ),
    person(3, 'Emma Clarke', 'Office Manager'),
  ];
  const foot = '<footer>Guild Ltd, 1 High Street, Leeds LS1 1AB, 0113 496 0099</footer>';
  const page = (...cards: string[]) => `<h1>Our team</h1>${cards.join('')}${foot}`;

  test('belong to the page’s organisation and are no entries', () => {
    const read = peopleOf(page(...team));
    expect(read).toMatchObject({ arePeople: true, cards: 0 });
    expect(read.people).toEqual([
      [
        'name: Sarah Mitchell',
        'title: Managing Director',
        'email: sarah@guild.example.com',
        'phone: +441134960001',
      ],
      // The box that all share is nobody's own.
      ['name: James Cooper', 'title: Head of Sales', 'phone: +441134960002'],
      ['name: Emma Clarke', 'title: Office Manager', 'phone: +441134960003'],
    ]);
    expect(read.company).toEqual(expect.arrayContaining(['phone: +441134960099', 'city: Leeds']));
    expect(read.company).not.toContain('phone: +441134960001');
  });

  test('with a name or a role that no list knows are read as the others are', () => {
    const { people } = peopleOf(
      page(
        ...team,
        person(4, 'Xqyra Vnolt', 'Keeper of the bees'),
        '<div class="member"><h3>Emma Clarke’s desk</h3></div>',
      ),
    );
    expect(people).toHaveLength(4);
    expect(people[3]).toEqual([
      'name: Xqyra Vnolt',
      'title: Keeper of the bees',
      'phone: +441134960004',
    ]);
  });

  test('without a link, by their numbers', () => {
    const bare = (n: number, name: string, role: string) =>
      `<div class="row"><strong>${name}</strong><br>${role}<br><span>0113 496 000${n}</span></div>`;
    const { people, cards } = peopleOf(
      `<main>${[bare(1, 'Sarah Mitchell', 'Managing Director'), bare(2, 'James Cooper', 'Head of Sales'), bare(3, 'Emma Clarke', 'Office Manager')].join('')}</main>`,
    );
    expect(cards).toBe(0);
    expect(people.map(([name]) => name)).toEqual(
      ['Sarah Mitchell', 'James Cooper', 'Emma Clarke'].map((name) => `name: ${name}`),
    );
  });

  test.each([
    ['a site', '<a href="https://mitchell.co.uk">Website</a>'],
    ['a street', '<p>7 Kings Road, Leeds LS1 4AB</p>'],
  ])('that have %s of their own are entries', (_name, inner) => {
    const own = [
      person(1, 'Sarah Mitchell', 'Solicitor', inner),
      person(2, 'James Cooper', 'Solicitor', inner),
      person(3, 'Emma Clarke', 'Solicitor', inner),
    ];
    expect(peopleOf(page(...own))).toMatchObject({ arePeople: false, cards: 3, people: [] });
  });

  const SHAPE = 'body>div.member>h3>a';
  const shape = () => listingOf(page(...team))?.shape ?? SHAPE;

  test('are told by pointing at the role, and are companies where it is ruled out', () => {
    const odd = (n: number, name: string, say: string) =>
      `<div class="member"><h3><a href="/team/${n}">${name}</a></h3><p class="nick">The boss</p><p class="say">${say}</p></div>`;
    const list = page(
      odd(1, 'Xqyra Vnolt', 'bees'),
      odd(2, 'Ymbo Wuxa', 'honey'),
      odd(3, 'Zorb Qult', 'wax'),
    );
    expect(peopleOf(list).arePeople).toBe(false);
    const rule = { shape: shape(), places: { title: 'p.say', name: 'h3' } };
    expect(peopleOf(list, rule).people).toEqual([
      ['name: Xqyra Vnolt', 'title: bees'],
      ['name: Ymbo Wuxa', 'title: honey'],
      ['name: Zorb Qult', 'title: wax'],
    ]);
    expect(peopleOf(page(...team), { shape: shape(), places: { title: null } })).toMatchObject({
      arePeople: false,
      cards: 3,
      people: [],
    });
  });
});
