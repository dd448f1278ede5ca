import { listOf } from '../list-of.ts';
import type { City, Country } from './country.ts';

/** Numbers: the thousand that the Bundesnetzagentur keeps for media in each of five cities. */
export const germany: Country = {
  code: 'DE',
  callingCode: '49',
  language: 'de',
  cities: [
    city('Berlin', '3023125', [
      ['Kastanienallee', '10435'],
      ['Torstraße', '10119'],
      ['Kantstraße', '10623'],
    ]),
    city('Hamburg', '4066969', [
      ['Lange Reihe', '20099'],
      ['Osterstraße', '20259'],
    ]),
    city('München', '8999998', [
      ['Leopoldstraße', '80802'],
      ['Lindwurmstraße', '80337'],
    ]),
    city('Köln', '2214710', [
      ['Aachener Straße', '50674'],
      ['Venloer Straße', '50823'],
    ]),
    city('Frankfurt am Main', '6990009', [
      ['Berger Straße', '60316'],
      ['Schweizer Straße', '60594'],
    ]),
  ],
  women: listOf(`Anna | Katharina | Sabine | Miriam | Ulrike | Heike | Franziska | Leyla | Antje`),
  men: listOf(`Lukas | Jonas | Jürgen | Felix | Stefan | Björn | Tobias | Matthias | Götz`),
  lastNames:
    listOf(`Schneider | Müller | Hoffmann | Krüger | Bauer | Yilmaz | Vogel | Lindner | Schäfer |
    Brandt | Weiß | Kessler | Döring | Fuchs | Albrecht | Neumann | Thoma`),
  legalForms: ['GmbH', 'GmbH & Co. KG', 'UG (haftungsbeschränkt)'],
  writeStreet: (street, dice) =>
    `${street} ${dice.between(1, 180)}${dice.chance(0.15) ? dice.pick(['a', 'b', 'c']) : ''}`,
  writePostcode: (stem) => stem,
  writeCityLine: ({ city, postalCode }) => `${postalCode} ${city}`,
  phoneStyles: [
    (nsn) => `0${area(nsn)} ${local(nsn)}`,
    (nsn) => `+49 ${area(nsn)} ${local(nsn)}`,
    (nsn) => `+49 (0)${area(nsn)} / ${local(nsn)}`,
    (nsn) => `0${area(nsn)}/${local(nsn).slice(0, -3)}-${local(nsn).slice(-3)}`,
  ],
};

function area(nsn: string): string {
  return nsn.slice(0, nsn.startsWith('221') ? 3 : 2);
}

function local(nsn: string): string {
  return nsn.slice(area(nsn).length);
}

function city(name: string, prefix: string, streets: City['streets']): City {
  const numbers = { prefix, width: 3, from: 0, count: 1000, spill: { prefix, width: 4 } };
  return { name, region: '', numbers, streets };
}
