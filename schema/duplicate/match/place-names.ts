import { CITY_ALIASES, countryNames } from '../../request/place-names.ts';
import { fold, wordsOf } from './fold.ts';

/** What else cities are called: a line each, blanks within a name as underscores. */
const MORE_CITIES = `
munich munchen monaco_di_baviera
nuremberg nurnberg norimberga
hannover hanover
braunschweig brunswick
cologne koln colonia
vienna wien vienne viena
zurich zuerich zurigo
geneve geneva genf ginevra
basel bale basle basilea
bern berne berna
luzern lucerne lucerna
lyon lyons lione
marseille marseilles marsiglia
nice nizza
strasbourg strassburg strasburgo
liege luttich luik
brugge bruges
gent ghent gand
antwerpen antwerp anvers
den_haag the_hague s_gravenhage la_haye
milan milano mailand
turin torino
rome roma rom
florence firenze florenz
venice venezia venedig
naples napoli neapel
genoa genova genua
padua padova
bologna bologne
sevilla seville siviglia
lisbon lisboa lissabon lisbonne
porto oporto
gdansk danzig
wroclaw breslau
poznan posen
krakow cracow krakau
brno brunn
bucharest bucuresti bukarest
belgrade beograd belgrad
goteborg gothenburg
helsinki helsingfors
athens athina athenai athen
thessaloniki saloniki
moscow moskva moskau moscou
saint_petersburg st_petersburg sankt_peterburg
kyiv kiev kiew
lviv lvov lemberg
odesa odessa
beijing peking
mexico_city ciudad_de_mexico cdmx
edinburgh edimbourg
dublin dublino
`;

const cities = new Map<string, string[]>();
for (const line of MORE_CITIES.trim().split('\n')) {
  const names = line.split(' ').map((name) => wordsOf(name.replaceAll('_', ' ')));
  for (const name of names) cities.set(name.join(' '), names[0]!);
}
for (const [alias, name] of Object.entries(CITY_ALIASES)) {
  const words = wordsOf(name);
  const known = cities.get(words.join(' ')) ?? words;
  const key = wordsOf(alias).join(' ');
  if (!cities.has(key)) cities.set(key, known);
}

/** The words of a city's name, in one of its languages: "Köln" and "Cologne" are one. */
export function cityWords(text: string): string[] {
  const words = wordsOf(text.replace(/[(,].*$/, ''));
  return cities.get(words.join(' ')) ?? words;
}

let countries: Map<string, string> | null = null;

/** The country's two letters where its name or code is known in some language, else the plain name. */
export function countryKey(text: string): string {
  countries ??= new Map(
    [...countryNames()].map(([name, code]) => [plainName(name), code.toLowerCase()]),
  );
  const name = plainName(text);
  return countries.get(name) ?? name;
}

const plainName = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
