import { listOf } from '../list-of.ts';
import { fillDigits, type City, type Country } from './country.ts';

/** Spain keeps no numbers for fiction: these are well formed, and belong to no one we know. */
export const spain: Country = {
  code: 'ES',
  callingCode: '34',
  language: 'es',
  cities: [
    city('Madrid', '', '91050', [
      ['Calle de Fuencarral', '28004'],
      ['Calle de Alcalá', '28009'],
      ['Calle de Embajadores', '28012'],
    ]),
    city('Barcelona', '', '93050', [
      ['Carrer de Mallorca', '08036'],
      ['Carrer de Verdi', '08012'],
      ['Avinguda Diagonal', '08019'],
    ]),
    city('Valencia', '', '96050', [
      ['Calle de Sueca', '46006'],
      ['Calle de Colón', '46004'],
    ]),
    city('Bilbao', 'Bizkaia', '94405', [
      ['Calle Ledesma', '48001'],
      ['Calle Licenciado Poza', '48011'],
    ]),
  ],
  women: listOf(`Lucía | Carmen | Marta | Nuria | Elena | Rocío | Begoña | Alba`),
  men: listOf(`Javier | Álvaro | Sergio | Pablo | Íñigo | Andrés | Rubén | Jordi`),
  lastNames:
    listOf(`García Soler | Fernández | Ibáñez | Romero | Navarro Gil | Serrano | Castillo | Núñez
    | Ortega | Vidal | Marín | Peña | Aguirre | Llorens | Cortés | Herrero`),
  legalForms: ['S.L.', 'S.A.', 'S.L.U.'],
  writeStreet: (street, dice) =>
    `${street}, ${dice.between(1, 210)}${dice.chance(0.3) ? `, ${dice.between(1, 7)}.º` : ''}`,
  writePostcode: (stem) => stem,
  writeCityLine: ({ city, region, postalCode }) =>
    `${postalCode} ${city}${region ? ` (${region})` : ''}`,
  phoneStyles: ['### ## ## ##', '+34 ### ## ## ##', '### ### ###', '+34 ### ### ###'].map(
    (pattern) => (nsn: string) => fillDigits(pattern, nsn),
  ),
};

function city(name: string, region: string, prefix: string, streets: City['streets']): City {
  return { name, region, numbers: { prefix, width: 4, from: 0, count: 10_000 }, streets };
}
