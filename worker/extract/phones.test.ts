import { describe, expect, test } from 'vitest';
import { valuesOf } from './read-values.ts';

describe('a phone number', () => {
  test.each([
    ['an American one', '<p>Call (303) 499-7111', '+13034997111'],
    ['one with points', '<p>303.499.7111', '+13034997111'],
    ['one with its country', '<p>+44 20 7946 0018', '+442079460018'],
    ['one with a trunk zero in brackets', '<p>+44 (0)20 7946 0018', '+442079460018'],
    [
      'a British one by the postcode beside it',
      '<p>1 High Street, London SW1A 1AA<br>Tel: 020 7946 0018',
      '+442079460018',
    ],
    ['a toll-free one in letters', '<p>1-800-FLOWERS', '+18003569377'],
    ['one behind a tel link', '<a href="tel:+1-303-499-7111">Call</a>', '+13034997111'],
    ['one with an extension', '<p>303-499-7111 ext. 12', '+13034997111'],
    ['one in letters behind a label', '<p>Phone: 512-GET-TACO', '+15124388226'],
    ['one whose area stands apart', '<p>Tel. +49 (0) 221 - 987654', '+49221987654'],
  ])('%s is read as E.164', (_name, html, value) => {
    expect(valuesOf(html, 'phone')).toEqual([value]);
  });

  test('takes its country from the domain', () => {
    const html = '<html lang="de"><p>Telefon: 030 901820';
    expect(valuesOf(html, 'phone', 'https://firma.de/')).toEqual(['+4930901820']);
    expect(valuesOf('<p>Tél. 01 42 68 53 00', 'phone', 'https://societe.fr/')).toEqual([
      '+33142685300',
    ]);
    expect(valuesOf('<p>Tel. 020 624 1111', 'phone', 'https://bedrijf.nl/')).toEqual([
      '+31206241111',
    ]);
  });

  test('is told from a fax number by the label nearest to it', () => {
    const html =
      '<p>Phone: 303-499-7111 Fax: 303-497-3012<table><tr><td>Fax<td>303-497-5555</table>';
    expect(valuesOf(html, 'phone')).toEqual(['+13034997111']);
    expect(valuesOf(html, 'fax')).toEqual(['+13034973012', '+13034975555']);
  });

  test.each([
    ['by a letter behind it', '<p>303-499-7111 (o) 303-497-3012 (f)'],
    ['by a letter before it', '<p>P: 303.499.7111 F: 303.497.3012'],
    [
      'by the head of its column',
      '<table><tr><th>Phone<th>Fax<tr><td>303-499-7111<td>303-497-3012</table>',
    ],
    ['by a word behind it', '<p>303-499-7111 phone<br>303-497-3012 fax'],
  ])('is told from a fax number %s', (_name, html) => {
    expect([valuesOf(html, 'phone'), valuesOf(html, 'fax')]).toEqual([
      ['+13034997111'],
      ['+13034973012'],
    ]);
  });

  test('two side by side are two', () => {
    expect(valuesOf('<p>Tel 303-499-7111 / 303-497-3012', 'phone')).toEqual([
      '+13034997111',
      '+13034973012',
    ]);
  });

  test.each([
    ['a date', '<p>12.03.2019'],
    ['years', '<p>1998 - 2004 2010'],
    ['an address on the network', '<p>192.168.100.200'],
    ['a price', '<p>$1 234 567 890'],
    ['a company number', '<p>Company No. 0123456789'],
    ['a model in letters', '<p>Model 800-ABC-DEFG'],
    ['a SIRET', '<html lang=fr><p>SIRET 732 829 320 00074'],
    ['a VAT number', '<p>VAT: 303 4997 1112'],
    ['a long serial', '<p>4929123412341234'],
  ])('%s is none', (_name, html) => {
    expect(valuesOf(html, 'phone')).toEqual([]);
  });
});
