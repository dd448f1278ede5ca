import { expect, test } from 'vitest';
import { siteExtraction } from './site-extraction.ts';
import { outlineOf } from './page-outline.ts';
import { readListing } from './read-listing.ts';
import { readPage } from '../extract/read-page.ts';
import type { ListingRule } from './listing.ts';

const AT = 'https://guild.example.com/members';

function cardsOf(body: string, rule?: ListingRule) {
  const html = `<html lang="en-GB"><title>Guild</title><nav><a href="/">Home</a><a href="/about">About</a><a href="/c">Contact</a></nav>${body}</html>`;
  const page = readPage(html);
  const listing = readListing({
    page,
    guide: outlineOf(page),
    url: AT,
    rules: rule && { 'guild.example.com': rule },
    readFindings: () => siteExtraction.readPage(page, AT),
  });
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
