import { listOf } from '../list-of.ts';
import { fillDigits, type City, type Country } from './country.ts';

const POSTCODE_LETTERS = 'ABCDEGHJKLMNPRSTVWXZ'.split('');

/** The Netherlands keep no numbers for fiction: these are well formed, and belong to no one we know. */
export const netherlands: Country = {
  code: 'NL',
  callingCode: '31',
  language: 'nl',
  cities: [
    city('Amsterdam', '20214', [
      ['Haarlemmerdijk', '1013'],
      ['Ceintuurbaan', '1072'],
      ['Javastraat', '1094'],
    ]),
    city('Rotterdam', '10214', [
      ['Witte de Withstraat', '3012'],
      ['Nieuwe Binnenweg', '3014'],
    ]),
    city('Utrecht', '30214', [
      ['Oudegracht', '3511'],
      ['Biltstraat', '3572'],
    ]),
    city('Eindhoven', '40214', [
      ['Kleine Berg', '5611'],
      ['Torenallee', '5617'],
    ]),
  ],
  women: listOf(`Sanne | Femke | Lotte | Marieke | Noor | Anouk | Fatima | Iris`),
  men: listOf(`Daan | Bram | Jeroen | Thijs | Ruben | Joost | Wouter | Maarten`),
  lastNames:
    listOf(`de Vries | Jansen | van Dijk | Bakker | Visser | Smit | Meijer | de Boer | Mulder |
    van den Berg | Kuiper | Yildiz | Hoekstra | Postma | van Leeuwen`),
  legalForms: ['B.V.', 'V.O.F.'],
  writeStreet: (street, dice) =>
    `${street} ${dice.between(1, 320)}${dice.chance(0.2) ? `-${dice.pick(['A', 'B', 'H'])}` : ''}`,
  writePostcode: (stem, dice) =>
    `${stem} ${dice.pick(POSTCODE_LETTERS)}${dice.pick(POSTCODE_LETTERS)}`,
  writeCityLine: ({ city, postalCode }) => `${postalCode} ${city}`,
  phoneStyles: ['0## ### ####', '+31 ## ### ####', '+31 (0)## ### ####', '0##-#######'].map(
    (pattern) => (nsn: string) => fillDigits(pattern, nsn),
  ),
};

function city(name: string, prefix: string, streets: City['streets']): City {
  return { name, region: '', numbers: { prefix, width: 4, from: 0, count: 10_000 }, streets };
}
