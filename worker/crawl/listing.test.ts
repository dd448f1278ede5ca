import { describe, expect, test } from 'vitest';
import { findListing } from './listing.ts';
import { outlinePage } from './page-outline.ts';

const AT = 'https://directory.example.com/companies?page=2';

const card = (n: number) =>
  `<article class="card"><h3><a href="/company/${n}">Company number ${n} of the list</a></h3>
   <p class="role">Dentist</p><a class="more" href="/company/${n}#more">More</a></article>`;
const cards = Array.from({ length: 10 }, (_, n) => card(n)).join('');
const menu = `<nav>${['Home', 'About', 'Contact', 'Imprint'].map((one) => `<a href="/${one}">${one}</a>`).join('')}</nav>`;
const footer = `<div class="footer-links"><ul>${Array.from({ length: 20 }, (_, n) => `<li><a href="/city/${n}">City of many people ${n}</a></li>`).join('')}</ul></div>`;

function listingOf(html: string) {
  const listing = findListing(outlinePage(html), AT);
  return (
    listing && {
      entries: listing.entries.map(({ href }) => href),
      next: listing.nextPages.map(({ href }) => href),
    }
  );
}

describe('the repeating card of a directory', () => {
  test('is found among navigation and footer, one link an entry', () => {
    expect(listingOf(menu + cards + footer)).toEqual({
      entries: Array.from({ length: 10 }, (_, n) => `/company/${n}`),
      next: [],
    });
  });

  test('may be a row of a table, or a bare item of a list', () => {
    const rows = Array.from(
      { length: 5 },
      (_, n) => `<tr><td>${n}</td><td><a href="/c/${n}">Acme and sons ${n}</a></td></tr>`,
    );
    expect(listingOf(`${menu}<table>${rows.join('')}</table>`)?.entries).toHaveLength(5);
    const items = Array.from(
      { length: 5 },
      (_, n) => `<li><a href="https://c${n}.example.com/">Acme and sons ${n}</a></li>`,
    );
    expect(listingOf(`${menu}<main><ul>${items.join('')}</ul></main>`)?.entries).toHaveLength(5);
  });

  test('is not seen in a page that has none', () => {
    expect(
      listingOf(`${menu}<p>Call us <a href="/contact">here</a> or <a href="/map">there</a>.</p>`),
    ).toBeNull();
  });
});

describe('the next page of a directory', () => {
  test.each([
    ['by its relation', '<a rel="next" href="?page=3">›››</a>', ['?page=3']],
    ['in the head', '<link rel="next" href="?page=3">', ['?page=3']],
    ['by its label', '<a href="/companies/weiter">Weiter »</a>', ['/companies/weiter']],
    ['by an arrow', '<a href="?page=3">→</a>', ['?page=3']],
    ['as more', '<a href="?page=3">Load more</a>', ['?page=3']],
    ['by numbers', '<a href="?page=1">1</a> <a href="?page=3">3</a>', ['?page=1', '?page=3']],
    ['by numbers in paths', '<a href="/companies/page/3/">3</a>', ['/companies/page/3/']],
  ])('is found %s', (_name, pager, next) => {
    expect(listingOf(menu + cards + pager)?.next).toEqual(next);
  });

  test('is not a number that means something else, nor another site’s', () => {
    const pager = '<a href="/year/2024">2024</a> <a href="https://other.example.com/?page=3">3</a>';
    expect(listingOf(menu + cards + pager)?.next).toEqual([]);
  });
});
