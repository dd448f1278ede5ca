import { describe, expect, test } from 'vitest';
import { extract } from './read-values.ts';

describe('a postal address', () => {
  const addressOf = (html: string, url?: string) => {
    const { findings } = extract(html, url);
    const parts = findings.filter(({ group }) => group !== undefined);
    return Object.fromEntries(parts.map(({ field, value }) => [field, value]));
  };

  test('from the United States in lines', () => {
    expect(
      addressOf('<p>Acme Inc.<br>12 Main Street, Suite 4<br>Springfield, IL 62704<br>USA'),
    ).toEqual({
      street: '12 Main Street, Suite 4',
      city: 'Springfield',
      region: 'IL',
      postal_code: '62704',
      country: 'US',
    });
  });

  test('from the United States in one line without a comma before the town', () => {
    expect(addressOf('<p>39 Washington Loop Road Punta Gorda, Florida 33982')).toEqual({
      street: '39 Washington Loop Road',
      city: 'Punta Gorda',
      region: 'FL',
      postal_code: '33982',
      country: 'US',
    });
  });

  test('from Britain with a county', () => {
    expect(
      addressOf(
        '<div>Unit 5, Mill House</div><div>3 Station Road</div><div>Hockley</div><div>Essex</div><div>ss5 4ad SS5 4AD</div>',
      ),
    ).toMatchObject({
      postal_code: 'SS5 4AD',
      country: 'GB',
    });
    expect(addressOf('<p>Mill House, 3 Station Road, Hockley, Essex SS5 4AD')).toEqual({
      street: 'Mill House, 3 Station Road',
      city: 'Hockley',
      region: 'Essex',
      postal_code: 'SS5 4AD',
      country: 'GB',
    });
  });

  test('from Canada', () => {
    expect(addressOf('<p>363 Supertest Rd<br>Toronto, ON M3J 2M4')).toEqual({
      street: '363 Supertest Rd',
      city: 'Toronto',
      region: 'ON',
      postal_code: 'M3J 2M4',
      country: 'CA',
    });
  });

  test('from Germany', () => {
    expect(
      addressOf(
        '<html lang=de><p>Müller GmbH<br>Hauptstraße 12a<br>10115 Berlin',
        'https://mueller.de/',
      ),
    ).toEqual({
      street: 'Hauptstraße 12a',
      city: 'Berlin',
      postal_code: '10115',
      country: 'DE',
    });
  });

  test('from France', () => {
    expect(
      addressOf('<html lang=fr><p>12 rue de la Paix, 75002 Paris', 'https://exemple.fr/'),
    ).toEqual({
      street: '12 rue de la Paix',
      city: 'Paris',
      postal_code: '75002',
      country: 'FR',
    });
  });

  test('from the Netherlands', () => {
    expect(
      addressOf('<html lang=nl><p>Keizersgracht 174<br>1016 DW Amsterdam', 'https://voorbeeld.nl/'),
    ).toEqual({
      street: 'Keizersgracht 174',
      city: 'Amsterdam',
      postal_code: '1016 DW',
      country: 'NL',
    });
  });

  test('a state and a number in a sentence are none', () => {
    expect(addressOf('<p>we raised 12345 dollars in 54321 days or 11111 hours')).toEqual({});
  });

  test.each([
    [
      'with its state twice',
      '<p>5 Penn Plaza, 23rd Floor, New York, NY 10001',
      '5 Penn Plaza, 23rd Floor',
      'New York',
    ],
    [
      'whose number looks like a year',
      '<p>2000 Avenue of the Stars, Los Angeles, California 90067',
      '2000 Avenue of the Stars',
      'Los Angeles',
    ],
    [
      'behind a bare label',
      '<p>Address 350 Fifth Avenue New York NY 10118',
      '350 Fifth Avenue',
      'New York',
    ],
    [
      'in a sentence',
      '<p>Visit us at 221 E 3rd St., Bldg 3 in Tulsa, OK 74103 today',
      '221 E 3rd St., Bldg 3',
      'Tulsa',
    ],
    [
      'in French in Canada',
      '<p>45, rue Saint-Paul Est, Montréal (Québec) H2Y 1G1',
      '45, rue Saint-Paul Est',
      'Montréal',
    ],
    [
      'in a town that is a county elsewhere',
      '<p>#204 - 5455 152 Street, Surrey, B.C. V3S 5A5',
      '#204, 5455 152 Street',
      'Surrey',
    ],
    [
      'with its country named behind a code',
      '<p>Messe-Allee 2<br>Leipzig 04356<br>Germany',
      'Messe-Allee 2',
      'Leipzig',
    ],
    [
      'in labelled cells',
      '<table><tr><td>Street<td>12 Oak Ln<tr><td>City<td>Reno<tr><td>State<td>NV<tr><td>Zip<td>89501</table>',
      '12 Oak Ln',
      'Reno',
    ],
  ])('is read %s', (_name, html, street, city) => {
    expect(addressOf(html)).toMatchObject({ street, city });
  });
});
