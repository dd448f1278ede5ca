import { foldText, foldWords } from './fold.ts';

/** Names that the languages' own data lacks or has under another one. */
const COUNTRY_NAMES: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'u k': 'GB',
  grossbritannien: 'GB',
  'grande bretagne': 'GB',
  angleterre: 'GB',
  'groot brittannie': 'GB',
  engeland: 'GB',
  inglaterra: 'GB',
  'gran bretana': 'GB',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  deutschland: 'DE',
  'czech republic': 'CZ',
  uae: 'AE',
  'south korea': 'KR',
  russia: 'RU',
  'republic of ireland': 'IE',
  eire: 'IE',
  brd: 'DE',
  suisse: 'CH',
  schweiz: 'CH',
};
const LANGUAGES = ['en', 'de', 'fr', 'nl', 'es'];

let codes: Map<string, string> | null = null;

/** All countries by their folded names in five languages, made on first use. */
function countryCodes(): Map<string, string> {
  if (codes) return codes;
  codes = new Map();
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(65 + n));
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = names.of(code);
      // Codes of countries that are no more go by their successors' names.
      const isCurrent = name && new Intl.Locale(`und-${code}`).region === code;
      if (isCurrent && !codes.has(foldText(name))) codes.set(foldText(name), code);
    }
  }
  for (const [name, code] of Object.entries(COUNTRY_NAMES)) codes.set(name, code);
  return codes;
}

/** A country's ISO 3166-1 alpha-2 code from its code or its name in five languages; else null. */
export function toCountry(text: string | null | undefined): string | null {
  if (!text) return null;
  const folded = foldText(text);
  const code = countryCodes().get(folded);
  if (code) return code;
  return /^[a-z]{2}$/.test(folded) ? folded.toUpperCase() : null;
}

/** Places with more than one name; a line is one place. */
const ALIASES = `munich,munchen,monaco di baviera|cologne,koln,keulen|vienna,wien,vienne,wenen|geneva,geneve,genf|zurich,zuerich|nuremberg,nurnberg,nuernberg|hanover,hannover|brunswick,braunschweig|frankfurt,frankfurt am main,francfort|dusseldorf,duesseldorf|the hague,den haag,s gravenhage,la haye|brussels,brussel,bruxelles|antwerp,antwerpen,anvers|ghent,gent,gand|bruges,brugge|liege,luik|rome,roma|milan,milano|florence,firenze|venice,venezia|naples,napoli|turin,torino|genoa,genova|lisbon,lisboa,lissabon|porto,oporto|seville,sevilla|saragossa,zaragoza|copenhagen,kobenhavn,kopenhagen|gothenburg,goteborg|prague,praha,prag|warsaw,warszawa,warschau|cracow,krakow,krakau|wroclaw,breslau|gdansk,danzig|athens,athina|bucharest,bucuresti|belgrade,beograd|moscow,moskva,moskau|kyiv,kiev|lyon,lyons|marseille,marseilles|strasbourg,strassburg|nice,nizza|london,londres,londen|edinburgh,edimbourg|dublin,baile atha cliath|luxembourg,luxemburg|bern,berne|basel,basle,bale|lucerne,luzern|new york,new york city,nyc|los angeles,la|san francisco,sf|washington,washington dc,washington d c|montreal,montréal|quebec,quebec city|mexico city,ciudad de mexico,cdmx|beijing,peking|mumbai,bombay|istanbul,constantinople|bavaria,bayern,baviere|saxony,sachsen|lower saxony,niedersachsen|hesse,hessen|north rhine westphalia,nordrhein westfalen,nrw|rhineland palatinate,rheinland pfalz|thuringia,thuringen|baden wurttemberg,baden wuerttemberg|catalonia,cataluna,catalunya|andalusia,andalucia|basque country,pais vasco,euskadi|tuscany,toscana|lombardy,lombardia|sicily,sicilia|brittany,bretagne|normandy,normandie|corsica,corse|ile de france,paris region|flanders,vlaanderen|wallonia,wallonie|north holland,noord holland|south holland,zuid holland|north brabant,noord brabant|tyrol,tirol|carinthia,karnten|styria,steiermark|alabama,al|alaska,ak|arizona,az|arkansas,ar|california,ca|colorado,co|connecticut,ct|delaware,de|florida,fl|georgia,ga|hawaii,hi|idaho,id|illinois,il|indiana,in|iowa,ia|kansas,ks|kentucky,ky|louisiana,la state|maine,me|maryland,md|massachusetts,ma|michigan,mi|minnesota,mn|mississippi,ms|missouri,mo|montana,mt|nebraska,ne|nevada,nv|new hampshire,nh|new jersey,nj|new mexico,nm|new york state,ny|north carolina,nc|north dakota,nd|ohio,oh|oklahoma,ok|oregon,or|pennsylvania,pa|rhode island,ri|south carolina,sc|south dakota,sd|tennessee,tn|texas,tx|utah,ut|vermont,vt|virginia,va|washington state,wa|west virginia,wv|wisconsin,wi|wyoming,wy|ontario,on|british columbia,bc|alberta,ab|manitoba,mb|saskatchewan,sk|nova scotia,ns|new brunswick,nb|newfoundland,nl|prince edward island,pe`;

const first = new Map<string, string>();
for (const line of ALIASES.split('|')) {
  const [main = '', ...others] = line.split(',').map(foldText);
  for (const name of [main, ...others]) if (!first.has(name)) first.set(name, main);
}

/** What stands before a town's name in an address without being part of it. */
const BEFORE = new Set([
  'city',
  'of',
  'greater',
  'stadt',
  'ville',
  'de',
  'gemeente',
  'town',
  'the',
]);

/** One name per place: `München` and `Munich` are the same. */
export function placeKey(name: string): string {
  const words = foldWords(name);
  while (words.length > 1 && BEFORE.has(words[0] ?? '')) words.shift();
  const folded = words.join(' ');
  return first.get(foldText(name)) ?? first.get(folded) ?? folded;
}

/** Whether two names mean one town or region: `Newcastle` and `Newcastle upon Tyne` do. */
export function isSamePlace(one: string, other: string): boolean {
  const [a, b] = [placeKey(one), placeKey(other)];
  if (!a || !b) return false;
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
