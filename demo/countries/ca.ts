import { listOf } from '../list-of.ts';
import type { City, Country } from './country.ts';
import { northAmericanStyles } from './us.ts';

const POSTAL_LETTERS = 'ABCEGHJKLMNPRSTVWXYZ'.split('');

/** Numbers: 555-0100 to 555-0199 in each area code are kept for fiction. */
export const canada: Country = {
  code: 'CA',
  callingCode: '1',
  language: 'en',
  cities: [
    city('Toronto', 'ON', '416', [
      ['Queen Street West', 'M5V'],
      ['Bloor Street West', 'M6G'],
      ['Danforth Avenue', 'M4K'],
    ]),
    city('Vancouver', 'BC', '604', [
      ['Main Street', 'V5T'],
      ['West Georgia Street', 'V6E'],
      ['Commercial Drive', 'V5L'],
    ]),
    city('Calgary', 'AB', '403', [
      ['17 Avenue SW', 'T2S'],
      ['Kensington Road NW', 'T2N'],
    ]),
    city('Ottawa', 'ON', '613', [
      ['Bank Street', 'K2P'],
      ['Wellington Street West', 'K1Y'],
    ]),
    city('Halifax', 'NS', '902', [
      ['Barrington Street', 'B3J'],
      ['Agricola Street', 'B3K'],
    ]),
  ],
  women: listOf(`Charlotte | Amelia | Chloe | Sophie | Zoe | Madeleine | Kiran | Claire | Renee`),
  men: listOf(`Liam | Noah | Ethan | Lucas | Benjamin | Gurpreet | Owen | Nathan | Dylan`),
  lastNames:
    listOf(`Tremblay | MacDonald | Singh | Fraser | Bouchard | Chen | Campbell | Gill | McKenzie |
    Gagnon | Sinclair | Wong | Stewart | Pelletier | Hartley | Dhaliwal`),
  legalForms: ['Inc.', 'Ltd.', 'Corp.'],
  writeStreet: (street, dice) => {
    const line = `${dice.between(102, 2980)} ${street}`;
    return dice.chance(0.3) ? `${line}, Unit ${dice.between(2, 48)}` : line;
  },
  writePostcode: (stem, dice) =>
    `${stem} ${dice.between(1, 9)}${dice.pick(POSTAL_LETTERS)}${dice.between(1, 9)}`,
  writeCityLine: ({ city, region, postalCode }) => `${city}, ${region} ${postalCode}`,
  phoneStyles: northAmericanStyles(),
};

function city(name: string, region: string, area: string, streets: City['streets']): City {
  return {
    name,
    region,
    numbers: { prefix: `${area}555`, width: 4, from: 100, count: 100 },
    streets,
  };
}
