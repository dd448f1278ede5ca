import { listOf } from '../list-of.ts';
import { fillDigits, type City, type Country } from './country.ts';

/** Numbers: 555-0100 to 555-0199 in each area code are kept for fiction. */
export const unitedStates: Country = {
  code: 'US',
  callingCode: '1',
  language: 'en',
  cities: [
    city('Seattle', 'WA', '206', [
      ['Pine Street', '98101'],
      ['Westlake Avenue N', '98109'],
      ['Rainier Avenue S', '98118'],
    ]),
    city('Austin', 'TX', '512', [
      ['Congress Avenue', '78701'],
      ['South Lamar Boulevard', '78704'],
      ['Burnet Road', '78756'],
    ]),
    city('Denver', 'CO', '303', [
      ['Larimer Street', '80202'],
      ['East Colfax Avenue', '80218'],
      ['Tejon Street', '80211'],
    ]),
    city('Chicago', 'IL', '312', [
      ['West Randolph Street', '60607'],
      ['North Michigan Avenue', '60611'],
      ['South Wabash Avenue', '60605'],
    ]),
    city('Portland', 'OR', '503', [
      ['NW 23rd Avenue', '97210'],
      ['SE Division Street', '97202'],
      ['SW Morrison Street', '97205'],
    ]),
    city('Nashville', 'TN', '615', [
      ['Broadway', '37203'],
      ['Gallatin Pike', '37206'],
      ['Charlotte Avenue', '37209'],
    ]),
    city('Boston', 'MA', '617', [
      ['Boylston Street', '02116'],
      ['Tremont Street', '02118'],
      ['State Street', '02109'],
    ]),
    city('Minneapolis', 'MN', '612', [
      ['Nicollet Avenue', '55403'],
      ['Hennepin Avenue', '55408'],
      ['Washington Avenue S', '55415'],
    ]),
    city('Columbus', 'OH', '614', [
      ['High Street', '43215'],
      ['Grandview Avenue', '43212'],
    ]),
    city('San Diego', 'CA', '619', [
      ['Kettner Boulevard', '92101'],
      ['Adams Avenue', '92116'],
    ]),
    city('Philadelphia', 'PA', '215', [
      ['Walnut Street', '19102'],
      ['Germantown Avenue', '19118'],
    ]),
    city('Atlanta', 'GA', '404', [
      ['Peachtree Street NE', '30309'],
      ['Howell Mill Road NW', '30318'],
    ]),
  ],
  women: listOf(
    `Emily | Olivia | Grace | Hannah | Priya | Megan | Rachel | Danielle | Lauren | Naomi | Vanessa | Monica`,
  ),
  men: listOf(
    `Marcus | Daniel | Tyler | Andre | Jason | Carlos | Kevin | Brandon | Wesley | Patrick | Eric | Trevor`,
  ),
  lastNames:
    listOf(`Carter | Nguyen | Bennett | Ramirez | Sullivan | Brooks | Patel | Hughes | Foster |
    Jenkins | Morales | Whitaker | Coleman | Larsen | Hayes | Delgado | Prescott | Ellison
    | Barnes | Kowalski | Winters | Okafor | Sandoval | Merritt`),
  legalForms: ['LLC', 'Inc.', 'Corp.'],
  writeStreet: (street, dice) => {
    const line = `${dice.between(102, 4890)} ${street}`;
    return dice.chance(0.4) ? `${line}, Suite ${dice.between(1, 9)}${dice.between(10, 60)}` : line;
  },
  writePostcode: (stem) => stem,
  writeCityLine: ({ city, region, postalCode }) => `${city}, ${region} ${postalCode}`,
  phoneStyles: northAmericanStyles(),
};

export function northAmericanStyles(): Country['phoneStyles'] {
  return ['(###) ###-####', '###-###-####', '###.###.####', '+1 ### ### ####'].map(
    (pattern) => (nsn: string) => fillDigits(pattern, nsn),
  );
}

function city(name: string, region: string, area: string, streets: City['streets']): City {
  return {
    name,
    region,
    numbers: { prefix: `${area}555`, width: 4, from: 100, count: 100 },
    streets,
  };
}
