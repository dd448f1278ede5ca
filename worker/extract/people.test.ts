import { describe, expect, test } from 'vitest';
import { extract } from './read-values.ts';

describe('people', () => {
  const peopleOf = (html: string) => {
    const people = new Map<string, Record<string, string>>();
    for (const { subject, field, value } of extract(html).findings) {
      if (subject !== 'company') people.set(subject, { ...people.get(subject), [field]: value });
    }
    return [...people.values()];
  };

  test('are read from cards with what stands on them', () => {
    const card = (name: string, title: string, local: string, phone: string) =>
      `<div class="card"><h3>${name}</h3><p>${title}</p><a href="mailto:${local}@acme.com">Mail</a> <span>${phone}</span> <a href="https://www.linkedin.com/in/${local}">in</a></div>`;
    const html = `<section>${card('Jane Doe', 'Managing Director', 'jdoe', '303-499-7111')}${card('Peter Miller', 'Head of Sales', 'x17', '303-497-3012')}</section>`;
    expect(peopleOf(html)).toEqual([
      {
        name: 'Jane Doe',
        title: 'Managing Director',
        email: 'jdoe@acme.com',
        phone: '+13034997111',
        linkedin: 'https://www.linkedin.com/in/jdoe',
      },
      {
        name: 'Peter Miller',
        title: 'Head of Sales',
        email: 'x17@acme.com',
        phone: '+13034973012',
        linkedin: 'https://www.linkedin.com/in/x17',
      },
    ]);
  });

  test.each([
    ['behind a comma', '<p>Jane Doe, CEO'],
    ['in brackets', '<p>Jane Doe (CEO)'],
    ['before a colon', '<p>CEO: Jane Doe'],
    ['in the next cell', '<table><tr><td>Jane Doe<td>CEO</table>'],
    ['in the cell before', '<table><tr><td>CEO<td>Jane Doe</table>'],
    ['in a definition list', '<dl><dt>CEO<dd>Jane Doe</dl>'],
    ['glued by careless markup', '<p><b>Jane Doe</b><span>CEO</span>'],
  ])('have a function %s', (_name, html) => {
    expect(peopleOf(html)).toEqual([{ name: 'Jane Doe', title: 'CEO' }]);
  });

  test('lists that put the function first keep each with its own name', () => {
    const html =
      '<div><p>City Clerk</p><p>Susan Allen</p></div><div><p>Street Supervisor</p><p>Gordon Rhodes</p></div>';
    expect(peopleOf(html)).toEqual([
      { name: 'Susan Allen', title: 'City Clerk' },
      { name: 'Gordon Rhodes', title: 'Street Supervisor' },
    ]);
  });

  test('places, streets and companies with names are none', () => {
    const html =
      '<p>Virginia Beach<p>Martin Luther King Boulevard<p>Warren Miller Foundation<p>Charlotte, North Carolina<p>Victoria British Columbia';
    expect(peopleOf(html)).toEqual([]);
  });

  test.each([
    ['a street with its number', '<p>Contact<p>311 Vernon Street, Roseville, CA 95678'],
    ['a firm of architects', '<h2>Chen Pelletier, Architects</h2>'],
    ['a product with its number', '<p>Parker B2 Flip Top'],
    ['a firm with its legal form', '<p>Contact<p>Roger Miller B.V.'],
    [
      'words of a trade',
      '<p>Autumn Sale<p>Crystal Clear Windows<p>Grace Period<p>Frank Discussion',
    ],
  ])('%s is none', (_name, html) => {
    expect(peopleOf(html)).toEqual([]);
  });

  test.each([
    [
      'a given name that no list of one country has',
      '<p>Siobhán Ó Briain, Managing Director',
      'Siobhán Ó Briain',
    ],
    ['a family with particles', '<p>Marijke van der Laan, CEO', 'Marijke van der Laan'],
    ['a surname that is a word', '<div><h3>Ann Baker</h3><p>Owner</p></div>', 'Ann Baker'],
    [
      'a title between honorific and name',
      '<p>Herr Rechtsanwalt Jörn Hollerbusch',
      'Herr Rechtsanwalt Jörn Hollerbusch',
    ],
    ['a label of imprints', '<p>Vertreten durch: Annegret Hollerbusch', 'Annegret Hollerbusch'],
  ])('are known by %s', (_name, html, name) => {
    expect(peopleOf(html).map((person) => person['name'])).toEqual([name]);
  });
});
