import { listOf } from '../list-of.ts';
import { fillDigits, type City, type Country } from './country.ts';

/** Numbers: the ten thousand that ARCEP keeps for audiovisual works in each of five zones. */
export const france: Country = {
  code: 'FR',
  callingCode: '33',
  language: 'fr',
  cities: [
    city('Paris', '19900', [
      ['rue Oberkampf', '75011'],
      ['rue de Charonne', '75011'],
      ['boulevard Saint-Germain', '75006'],
    ]),
    city('Nantes', '26191', [
      ['rue Crébillon', '44000'],
      ['quai de la Fosse', '44100'],
    ]),
    city('Strasbourg', '35301', [
      ['Grand’Rue', '67000'],
      ['route de Bischwiller', '67300'],
    ]),
    city('Lyon', '46571', [
      ['rue de la République', '69002'],
      ['cours Lafayette', '69003'],
    ]),
    city('Bordeaux', '53649', [
      ['rue Sainte-Catherine', '33000'],
      ['cours de l’Yser', '33800'],
    ]),
  ],
  women: listOf(`Camille | Élodie | Manon | Léa | Inès | Amélie | Chloé | Hélène | Solène`),
  men: listOf(`Julien | Thomas | Nicolas | Mathieu | François | Karim | Guillaume | Bastien`),
  lastNames:
    listOf(`Moreau | Lefèvre | Garnier | Rousseau | Chevalier | Benali | Fontaine | Mercier |
    Dubois | Perrin | Girard | Lacroix | Barbier | Noël | Delorme | Vasseur`),
  legalForms: ['SARL', 'SAS', 'EURL'],
  writeStreet: (street, dice) =>
    `${dice.between(1, 190)}${dice.chance(0.15) ? ' bis' : ''} ${street}`,
  writePostcode: (stem) => stem,
  writeCityLine: ({ city, postalCode }) => `${postalCode} ${city}`,
  phoneStyles: [
    '0# ## ## ## ##',
    '+33 # ## ## ## ##',
    '0#.##.##.##.##',
    '+33 (0)# ## ## ## ##',
  ].map((pattern) => (nsn: string) => fillDigits(pattern, nsn)),
};

function city(name: string, prefix: string, streets: City['streets']): City {
  return { name, region: '', numbers: { prefix, width: 4, from: 0, count: 10_000 }, streets };
}
