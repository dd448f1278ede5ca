/** How streets are written, in the languages of the countries that are read. */

const EN =
  'street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|lane|ln|way|court|ct|place|pl|square|sq|parkway|pkwy|' +
  'highway|hwy|circle|cir|terrace|terr|trail|trl|loop|crescent|cres|close|grove|gardens|gdns|hill|row|mews|' +
  'alley|broadway|turnpike|tpke|pike|freeway|fwy|expressway|route|rte|plaza|walk|wharf|quay|embankment|parade|' +
  'esplanade|crossing|point|ridge|run|bend|path|causeway|strand|mall|promenade|commons|green|rise|view|vale|causeway';
/** Words of places that have no number: estates, parks, buildings. */
const SITE =
  'house|park|centre|center|estate|building|bldg|buildings|tower|towers|campus|works|mill|farm|barn|cottage|' +
  'court|hall|chambers|yard|arcade|complex|courthouse|villas?|lodge|mansion|quarter|depot|airport|hospital';
const UNIT = String.raw`(?:suite|ste|unit|units|floor|flr|fl|room|rm|apt|apartment|level|lvl|lvl\d|bldg|building|block|office|studio|shop|flat|lot|warehouse|bay|department|dept|mail ?stop|halle|gebäude|haus|hal|verdieping|étage|etage|bâtiment|bât|appartement|escalier|local|piso|planta|puerta|bajo|escalera|nave|parcela|#)`;

const DIRECTION = String.raw`(?:N\.?E|N\.?W|S\.?E|S\.?W|N|S|E|W|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\.?`;

export const PO_BOX =
  /(?:\bp\.? ?o\.? ?box|\bpost office box|\bpostbus|\bpostfach|\bboîte postale|\bbp \d|\bpo drawer|\bprivate bag|\blocked bag|\bgpo box)/i;
const NUMBERED =
  /^(?:no\.? ?)?#?[A-Z]?\d{1,6}(?:[A-Za-z](?![\p{L}])|(?:½| 1\/2))?(?:[-–/&+ ]{1,3}\d{1,5}[A-Za-z]?)?,? +(?:\p{Lu}|[nsew]\.? |\d+(?:st|nd|rd|th)\b|rue|avenue|av|bd|boulevard|place|chemin|allée|impasse|quai|cours|route|square|bis|ter)/u;
/** Types that make a street even without a number, at the end of its name. */
const EN_SURE =
  'street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|place|square|parkway|pkwy|highway|hwy|circle|terrace|' +
  'crescent|cres|close|gardens|grove|mews|way|quay|broadway|parade';
const TYPED = new RegExp(
  String.raw`[\p{L}\d] (?:${EN_SURE})\b\.?(?:,? ${DIRECTION})?(?:,? ${UNIT}\b.{0,12})?(?: ?\(.{0,30}\))?$`,
  'iu',
);
const NUMBER_AND_TYPE = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£:/-])\d{1,6}[A-Za-z]?(?:[-–/]\d{1,5})?,? (?:[\p{L}\d.'’&-]{1,20} ){0,5}?(?:${EN})\b\.?(?: ${DIRECTION}(?![\p{L}]))?`,
  'iu',
);
const HIGHWAY =
  /\b(?:hwy|highway|route|rte|rt|us|state road|sr|county road|cr|fm|farm road)\.? ?-?\d{1,4}\b/i;
const SITED = new RegExp(String.raw`\b(?:${SITE})$`, 'i');
const UNITED = new RegExp(
  String.raw`^(?:the )?(?:${UNIT}\.? ?#? ?(?:[A-Za-z]?-?\d[\w/&-]{0,7}|[A-Z]{1,2}(?![\p{L}])|(?:one|two|three|four|five|six)\b)|\d{1,3}(?:st|nd|rd|th)? (?:floor|fl)\b|(?:first|second|third|fourth|fifth|sixth|ground|lower|upper|top|main) (?:floor|level)|c\/o )`,
  'iu',
);
/** Straße 5, Laan 12, Vegagatan 5, Calle Mayor 3. */
const NUMBER_LAST =
  /^\p{Lu}[\p{L}.'’ -]{2,40}[ ,]{1,2}\d{1,4}(?:[ -]?[a-zA-Z])?(?:[ –/+-]{1,3}\d{1,4}(?:[ -]?[a-zA-Z])?)?$/u;
const EUROPEAN =
  /(?:straße|strasse|str\.|platz|allee|gasse|damm|ufer|straat|laan|plein|kade|gracht|dijk|singel|gatan|vägen|gade|vej|\b(?:rue|calle|avenida|avda|plaza|paseo|via|piazza|viale|corso|rua|chemin|quai|cours|impasse)\b)/i;

/** Where the kind of street comes first, its name makes a street even without a number. */
const KIND_FIRST =
  /^(?:\d{1,4}[,.]? ?(?:bis|ter|quater|[a-d])?,? )?(?:rue|place|avenue|av\.|bd|boulevard|chemin|allée|impasse|quai|cours|route|square|passage|esplanade|faubourg|c\/|calle|avda\.?|avenida|plaza|pza\.?|paseo|ctra\.?|carretera|travesía|ronda|camino|polígono|pol\.|via|viale|piazza|corso|largo|rua|praça)(?![\p{L}])/iu;
/** 3º B, 2ª planta, 1er étage. */
const STOREY =
  /^(?:\d{1,2}\.? ?[ºª°](?: ?\p{L}{1,6})?|\d{1,2}(?:er|e|ème|eme|te|ste|de) (?:étage|etage|verdieping|stock|og)|\d{1,2}\. ?(?:OG|Stock|Etage))$/iu;

/** What kind of part of an address a short text is. */
export type PartKind = 'street' | 'site' | 'other' | 'stop';

const WORDY =
  /(?:^|\s)(?:is|are|was|were|our|your|we|you|please|have|has|will|this|that|with|from|for|can|by|or|call|contact|email|visit|open|hours?|welcome|click|directions?|map|parking|copyright|phone|fax|tel|mobile)\b/i;

export function kindOfPart(text: string, isEuropean: boolean): PartKind {
  const length = text.length;
  if (length < 2 || length > 90 || /[@©]|https?:|www\./i.test(text)) return 'stop';
  if (PO_BOX.test(text) && length < 45) return 'street';
  if (NUMBERED.test(text) && !isPhoneOrDate(text)) return length < 70 ? 'street' : 'stop';
  if (UNITED.test(text)) return 'street';
  if (/^[\d\s()+./-]{6,}$/.test(text) || /\d{3}[-. )]{1,2}\d{3,4}/.test(text)) return 'stop';
  if (isEuropean && isEuropeanStreet(text)) return 'street';
  // "45, rue Saint-Paul Est" is written so in Canada too.
  if (/^\d/.test(text) && KIND_FIRST.test(text)) return 'street';
  if (WORDY.test(text) || !/^[\p{Lu}\d"'(]/u.test(text)) return 'stop';
  if (HIGHWAY.test(text) && length < 60) return 'street';
  if (TYPED.test(text) && countWords(text) <= 8) return 'street';
  if (SITED.test(text) && countWords(text) <= 6) return 'site';
  return countWords(text) <= 6 ? 'other' : 'stop';
}

function isEuropeanStreet(text: string): boolean {
  if (NUMBER_LAST.test(text) || KIND_FIRST.test(text) || STOREY.test(text)) return true;
  return EUROPEAN.test(text) && /\d|\bs\/n\b/i.test(text);
}

/** The offset at which a street begins inside a sentence, as in "Visit us at 12 High Street"; -1 if none does. */
export function streetWithin(text: string): number {
  const found = NUMBER_AND_TYPE.exec(text);
  return found === null ? -1 : found.index;
}

const NOT_AN_OWNER = new RegExp(String.raw`\d|\b(?:${SITE}|${UNIT}|box|club)\b`, 'i');

/** Whether what stands before a street's number is a company's name and not a building's. */
export function isOwnerBefore(text: string): boolean {
  return /\p{L} \p{L}/u.test(text) && !NOT_AN_OWNER.test(text);
}

export function streetLength(text: string): number {
  return NUMBER_AND_TYPE.exec(text)?.[0].length ?? 0;
}

const GLUED_CITY = new RegExp(
  String.raw`^(?<street>.*\b(?:(?:${EN})\b\.?(?: ${DIRECTION}(?![\p{L}]))?(?:,? ${UNIT}\.? ?#? ?[\w-]+)?|${UNIT}\.? ?#? ?[\w-]*\d[\w-]*|(?:box|drawer) #? ?\d+|(?:${SITE})))[,.]? (?<city>\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3})$`,
  'iu',
);
/** Cities that begin with what could end a street, as "St. Louis" does. */
const CITY_HEAD = /\b(?:st|saint|mt|fort|port)\.? *$/i;

/** Splits "39021 Washington Loop Road Punta Gorda" before its town. */
export function splitGluedCity(text: string): { street: string; city: string } | null {
  if (text.length > 110 || !/\d|\b(?:house|park|centre|lane|road|street)\b/i.test(text))
    return null;
  const groups = GLUED_CITY.exec(text)?.groups;
  if (groups === undefined) return null;
  const { street = '', city = '' } = groups;
  if (!/^\p{Lu}/u.test(city) || countWords(street) < 2) return null;
  if (CITY_HEAD.test(street)) {
    const head = CITY_HEAD.exec(street)!;
    const shorter = street.slice(0, head.index).trimEnd();
    if (TYPED.test(shorter))
      return { street: shorter.replace(/,$/, ''), city: text.slice(head.index).trim() };
  }
  return { street, city };
}

const AVENUE_OF = /^\d+ (?:avenue|boulevard|street|road|via|camino|calle|rue) /i;

function isPhoneOrDate(text: string): boolean {
  // A year, unless it numbers a street.
  if (/^(?:19|20)\d{2},? [A-Z]/.test(text))
    return streetWithin(text) !== 0 && !AVENUE_OF.test(text);
  return /^\d{3}[-. ]\d{3,4}|^\d{1,2}[:.]\d{2}|^\d{1,2} ?(?:am|pm)\b|^\d+ ?(?:years?|days?|hours?|minutes?|miles?|%)\b|^\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/i.test(
    text,
  );
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}
