import type { IcpPlace } from '../profile/icp.ts';
import { fold } from './words.ts';

/** What countries, regions and cities are called, in five languages. */

const LANGUAGES = ['en', 'de', 'fr', 'nl', 'es'];
/** All assigned two-letter codes have a name of their own; the others come back as they are. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

let countries: Map<string, string> | null = null;

/** ISO 3166-1 codes by `fold` of what countries are called. */
export function countryNames(): Map<string, string> {
  if (countries) return countries;
  countries = new Map();
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of LETTERS.flatMap((a) => LETTERS.map((b) => a + b))) {
      const name = NOT_A_COUNTRY.has(code) ? undefined : names.of(code);
      if (name) countries.set(fold(name), code);
    }
  }
  for (const [name, code] of Object.entries(COUNTRY_ALIASES)) countries.set(name, code);
  return countries;
}

/** Groupings, withdrawn codes, and islands whose names are other words. */
const NOT_A_COUNTRY = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'UK',
  'DD',
  'SU',
  'YU',
  'CS',
  'FX',
  'TP',
  'BU',
  'NF',
]);

const COUNTRY_ALIASES: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  grossbritannien: 'GB',
  'grande bretagne': 'GB',
  'gran bretana': 'GB',
  'groot brittannie': 'GB',
  usa: 'US',
  'u s': 'US',
  'u s a': 'US',
  'the us': 'US',
  'the states': 'US',
  america: 'US',
  'etats unis': 'US',
  'estados unidos': 'US',
  'ee uu': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'les pays bas': 'NL',
  czechia: 'CZ',
  'czech republic': 'CZ',
  uae: 'AE',
};

let regions: Map<string, IcpPlace> | null = null;

/** Regions by `fold` of what they are called; `named` are those of which cities are known. */
export function regionNames(
  named: Iterable<readonly [country: string, regions: Iterable<string | null>]>,
): Map<string, IcpPlace> {
  if (regions) return regions;
  regions = new Map();
  for (const [country, names] of named) {
    for (const region of names) {
      // US regions are stored as codes, and `IN` or `OR` are words.
      if (region && country !== 'US') regions.set(fold(region), { region, country });
    }
  }
  for (const pair of US_STATES.split(',')) {
    const [code = '', name = ''] = pair.split(':');
    regions.set(fold(name), { region: code, country: 'US' });
  }
  for (const [name, [region, country]] of Object.entries(REGION_ALIASES)) {
    regions.set(name, { region, country });
  }
  return regions;
}

const US_STATES =
  'AL:Alabama,AK:Alaska,AZ:Arizona,AR:Arkansas,CA:California,CO:Colorado,CT:Connecticut,DE:Delaware,FL:Florida,GA:Georgia,HI:Hawaii,ID:Idaho,IL:Illinois,IN:Indiana,IA:Iowa,KS:Kansas,KY:Kentucky,LA:Louisiana,ME:Maine,MD:Maryland,MA:Massachusetts,MI:Michigan,MN:Minnesota,MS:Mississippi,MO:Missouri,MT:Montana,NE:Nebraska,NV:Nevada,NH:New Hampshire,NJ:New Jersey,NM:New Mexico,NY:New York State,NC:North Carolina,ND:North Dakota,OH:Ohio,OK:Oklahoma,OR:Oregon,PA:Pennsylvania,RI:Rhode Island,SC:South Carolina,SD:South Dakota,TN:Tennessee,TX:Texas,UT:Utah,VT:Vermont,VA:Virginia,WA:Washington State,WV:West Virginia,WI:Wisconsin,WY:Wyoming';

const REGION_ALIASES: Record<string, [region: string, country: string]> = {
  bayern: ['Bavaria', 'DE'],
  hessen: ['Hesse', 'DE'],
  nrw: ['North Rhine-Westphalia', 'DE'],
  'nordrhein westfalen': ['North Rhine-Westphalia', 'DE'],
  niedersachsen: ['Lower Saxony', 'DE'],
  sachsen: ['Saxony', 'DE'],
  'baden wurttemberg': ['Baden-Wurttemberg', 'DE'],
  'baden wuerttemberg': ['Baden-Wurttemberg', 'DE'],
  cataluna: ['Catalonia', 'ES'],
  andalucia: ['Andalusia', 'ES'],
  flandern: ['Flanders', 'BE'],
  vlaanderen: ['Flanders', 'BE'],
};

/** The name in the gazetteer for what others call it. */
export const CITY_ALIASES: Record<string, string> = {
  cologne: 'Köln',
  colonia: 'Köln',
  keulen: 'Köln',
  munchen: 'Munich',
  muenchen: 'Munich',
  koeln: 'Köln',
  duesseldorf: 'Düsseldorf',
  nuremberg: 'Nürnberg',
  nuernberg: 'Nürnberg',
  hanover: 'Hannover',
  frankfurt: 'Frankfurt am Main',
  francfort: 'Frankfurt am Main',
  wien: 'Vienna',
  vienne: 'Vienna',
  wenen: 'Vienna',
  viena: 'Vienna',
  zuerich: 'Zürich',
  geneva: 'Genève',
  genf: 'Genève',
  'the hague': 'The Hague',
  'den haag': 'The Hague',
  bruxelles: 'Brussels',
  brussel: 'Brussels',
  anvers: 'Antwerpen',
  antwerp: 'Antwerpen',
  gand: 'Gent',
  ghent: 'Gent',
  londres: 'London',
  londen: 'London',
  parijs: 'Paris',
  milano: 'Milan',
  mailand: 'Milan',
  roma: 'Rome',
  rom: 'Rome',
  torino: 'Turin',
  napoli: 'Naples',
  lisboa: 'Lisbon',
  lissabon: 'Lisbon',
  lisbonne: 'Lisbon',
  seville: 'Sevilla',
  saragossa: 'Zaragoza',
  kopenhagen: 'Copenhagen',
  copenhague: 'Copenhagen',
  kobenhavn: 'Copenhagen',
  praha: 'Prague',
  prag: 'Prague',
  warszawa: 'Warsaw',
  warschau: 'Warsaw',
  krakow: 'Kraków',
  'new york': 'New York City',
  'nueva york': 'New York City',
  nyc: 'New York City',
  'washington dc': 'Washington',
  'washington d c': 'Washington',
  sf: 'San Francisco',
  'st louis': 'St. Louis',
  montreal: 'Montréal',
  'quebec city': 'Québec',
  hull: 'Kingston upon Hull',
  newcastle: 'Newcastle upon Tyne',
};
