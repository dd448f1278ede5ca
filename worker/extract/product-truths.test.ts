import { describe, expect, test } from 'vitest';
import { extractPage } from './extract-page.ts';
import { isSupported } from './receipt.ts';

/** What a page says of the company beside ways to reach it, each value with a receipt that resolves. */
function read(language: string, body: string, head = '') {
  const html = `<html lang="${language}"><head><title>Acme</title>${head}</head><body>${body}</body></html>`;
  const { findings } = extractPage({ url: 'https://acme.example/', html });
  expect(findings.filter((finding) => !isSupported(html, finding))).toEqual([]);
  return (field: string) =>
    findings.filter((finding) => finding.field === field).map(({ value }) => value);
}

describe('opening hours', () => {
  test.each([
    ['en', 'Monday – Friday: 9am – 5.30pm', 'Sunday: closed'],
    ['de', 'Montag bis Freitag: 8.00 – 18.00 Uhr', 'Sa 9 bis 13 Uhr'],
    ['fr', 'Du lundi au vendredi : de 9h à 18h', 'Lun. - ven. 9h00 - 18h00'],
    ['nl', 'Maandag t/m vrijdag: 09.00 - 17.30 uur', 'ma - vr 8:30 - 17:00'],
    ['es', 'Lunes a viernes: 9:00 a 18:00', 'Sábados: 10:00 – 14:00 h'],
    ['es', 'L-V: 9:00-18:00', 'Domingo: cerrado'],
  ])('in %s: %s', (language, first, second) => {
    const hours = read(language, `<h3>…</h3><p>${first}</p><p>${second}</p>`)('opening_hours');
    expect(hours).toEqual([`${first}; ${second}`]);
  });

  test('in a table, a day and its times a row', () => {
    const rows = ['lun', 'mar', 'mer'].map((day) => `<tr><td>${day}</td><td>9h – 18h</td></tr>`);
    expect(read('fr', `<table>${rows.join('')}</table>`)('opening_hours')).toHaveLength(1);
  });

  test('are no dates', () => {
    expect(read('en', '<p>Mar 12 - 15: Spring fair</p><p>Jan 2 to 4</p>')('opening_hours')).toEqual(
      [],
    );
  });
});

describe('the year of the founding', () => {
  test.each([
    ['en', 'Established 1987'],
    ['en', 'Founded: 1987'],
    ['de', 'Gegründet im Jahr 1987'],
    ['de', 'Gründungsjahr: 1987'],
    ['fr', 'Maison fondée en 1987'],
    ['fr', 'Année de création : 1987'],
    ['nl', 'Opgericht in het jaar 1987'],
    ['nl', 'Sinds 1987'],
    ['es', 'Fundada en el año 1987'],
    ['es', 'Desde 1987'],
  ])('in %s: %s', (language, text) => {
    expect(read(language, `<p>${text}</p>`)('founded')).toEqual(['1987']);
  });

  test('is no part of another number', () => {
    expect(read('en', '<p>Established 19875</p><p>Unfounded 1987</p>')('founded')).toEqual([]);
  });
});

test.each(['en-GB', 'de-AT', 'fr', 'nl-BE', 'es-MX'])(
  'the language %s and technologies',
  (language) => {
    const generator = '<meta name="generator" content="WordPress 6.4">';
    const value = read(language, '<script src="https://js.stripe.com/v3/"></script>', generator);
    expect(value('language')).toEqual([language.slice(0, 2)]);
    expect(value('technology')).toEqual(['WordPress', 'Stripe']);
  },
);
