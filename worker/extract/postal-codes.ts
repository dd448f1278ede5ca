import { AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES } from './places.ts';

export interface PostalMatch {
  country: string;
  /** Where the match begins: the region if there is one, else the code. */
  start: number;
  end: number;
  /** Null where an address ends in its region, as Irish ones do. */
  code: Range | null;
  region: (Range & { value: string }) | null;
  /** Set where the town follows its code. */
  city: Range | null;
}

export interface Range {
  start: number;
  end: number;
}

/** A country's name right behind something. */
export const COUNTRY_AFTER = new RegExp(
  String.raw`^[\s,.|(–-]{0,4}(${[...COUNTRIES.keys()]
    .filter((name) => name.length > 2 || name === 'uk' || name === 'us')
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.'))
    .join('|')})(?![\\p{L}])`,
  'iu',
);

interface Pattern {
  countries: readonly string[];
  regions?: ReadonlyMap<string, string>;
  pattern: RegExp;
  /** Must stand somewhere before the costly pattern is tried at every word. */
  guard?: RegExp;
  /** Digits alone prove little: the country must be among the page's likeliest, or named behind them. */
  needsEvidence: boolean;
  /** Only where the country's name follows. */
  needsName?: boolean;
}

const names = (table: ReadonlyMap<string, string>) =>
  [...table.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/\./g, '\\.?'))
    .join('|');

const GAP = String.raw`[\s,.|]{0,4}`;
/** Words that stand behind a town and are none. */
const LABEL = String.raw`(?!(?:Tel|Tél|Telefon|Telefoon|Teléfono|Téléphone|Phone|Fax|Telefax|Mobil|Mobile|Móvil|E-?[Mm]ail|Mail|Mél|Courriel|Web|Website|Internet|Ust|USt-?Id|KvK|BTW|SIRET|RCS|CIF|NIF|Anfahrt|Kontakt|Contact|Deutschland|France|España|Nederland|Österreich|Schweiz|Belgique|België)(?![\p{L}]))`;
const TOWN = String.raw`(?<city>${LABEL}\p{Lu}[\p{L}.'’-]*(?:[ /-](?:${LABEL}\p{Lu}[\p{L}.'’-]*|am|an|der|den|im|ob|bei|sur|sous|en|de|la|le|les|lès|du|aan|op|het|\d{1,2}(?!\d))){0,5})`;
const BEFORE = String.raw`(?<![\p{L}\d.€$£-])`;
const code = (pattern: string) => String.raw`${BEFORE}(?<code>${pattern})`;
/** With the country's letters before it or not, as in D-50667. */
const lettered = (letters: string, pattern: string) =>
  String.raw`(?:(?<![\p{L}])(?:${letters})-|${BEFORE})(?<code>${pattern})`;

/** Most telling first: what one pattern took is not offered to those below it. */
const PATTERNS: Pattern[] = [
  {
    countries: ['US'],
    regions: US_STATES,
    guard: /\d{5}/,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?<region>${names(US_STATES)})\.?${GAP}(?:U\.?S\.?A?\.?${GAP})?(?<code>\d{5}(?:[-–] ?\d{4})?)(?![\p{L}\d])`,
      'giu',
    ),
    needsEvidence: false,
  },
  {
    countries: ['CA'],
    regions: CA_PROVINCES,
    guard: /[A-Z]\d[A-Z][ -]{0,2}\d[A-Z]\d/i,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:(?<region>${names(CA_PROVINCES)})\)?\.?${GAP}(?:Canada${GAP})?)?(?<code>[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]{0,2}\d[A-Z]\d)(?![\p{L}\d])`,
      'giu',
    ),
    needsEvidence: false,
  },
  {
    countries: ['GB'],
    pattern:
      /(?<![\p{L}\d])(?<code>(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}))(?![\p{L}\d])/gu,
    needsEvidence: false,
  },
  {
    countries: ['AU'],
    regions: AU_STATES,
    guard:
      /NSW|VIC|QLD|TAS|ACT|W\.?A|S\.?A|NT|Wales|Victoria|Queensland|Australia|Tasmania|Territory/i,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?<region>${names(AU_STATES)})\.?${GAP}(?<code>\d{4})(?![\p{L}\d])`,
      'giu',
    ),
    needsEvidence: false,
  },
  {
    countries: ['NL'],
    pattern: new RegExp(
      String.raw`${code(String.raw`[1-9]\d{3} ?[A-Z]{2}`)}(?![\p{L}\d])(?:[ ,]{1,3}${TOWN})?`,
      'gu',
    ),
    needsEvidence: true,
  },
  {
    countries: ['IE'],
    pattern:
      /(?<![\p{L}\d])(?<code>(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4})(?![\p{L}\d])/gu,
    needsEvidence: true,
  },
  {
    countries: ['JP'],
    pattern: /(?:〒 ?|(?<![\d-]))(?<code>\d{3}-\d{4})(?![\d-])/gu,
    needsEvidence: true,
  },
  {
    countries: ['DE', 'FR', 'ES', 'IT', 'FI', 'MX'],
    pattern: new RegExp(String.raw`${lettered('D|DE|F|FR|E|I', String.raw`\d{5}`)} ${TOWN}`, 'gu'),
    needsEvidence: true,
  },
  {
    countries: ['SE', 'GR', 'CZ', 'SK'],
    pattern: new RegExp(String.raw`${code(String.raw`\d{3} ?\d{2}`)} ${TOWN}`, 'gu'),
    needsEvidence: true,
  },
  {
    countries: ['AT', 'CH', 'BE', 'DK', 'NO', 'LU', 'HU'],
    pattern: new RegExp(
      String.raw`${lettered('A|CH|B|DK|N|L', String.raw`[1-9]\d{3}`)} ${TOWN}`,
      'gu',
    ),
    needsEvidence: true,
  },
  {
    countries: ['PL'],
    pattern: new RegExp(String.raw`${code(String.raw`\d{2}-\d{3}`)} ${TOWN}`, 'gu'),
    needsEvidence: true,
  },
  {
    countries: ['PT'],
    pattern: new RegExp(String.raw`${code(String.raw`\d{4}-\d{3}`)} ${TOWN}`, 'gu'),
    needsEvidence: true,
  },
  {
    countries: ['IN'],
    pattern:
      /(?<=\p{L}[ ,.:–-]{1,4})(?<!(?:tel|phone|fax|box|mob|cell|no)[ .:–-]{1,4})(?<code>[1-9]\d{2} ?\d{3})(?![\p{L}\d-])/giu,
    needsEvidence: true,
  },
  {
    countries: [
      'DE',
      'FR',
      'ES',
      'IT',
      'FI',
      'MX',
      'AT',
      'CH',
      'BE',
      'DK',
      'NO',
      'AE',
      'SG',
      'CN',
      'ZA',
    ],
    pattern: /(?<=\p{L}[ ,–-]{1,3})(?<!box[ .:–-]{1,4})(?<code>\d{4,6})(?![\p{L}\d-])/giu,
    needsEvidence: true,
    needsName: true,
  },
  {
    countries: ['IE'],
    pattern:
      /(?<![\p{L}\d])(?<region>(?:Co\.?|County) \p{Lu}\p{Ll}+|Dublin \d{1,2}W?)(?![\p{L}\d])/gu,
    needsEvidence: true,
  },
  {
    countries: ['US'],
    regions: US_STATES,
    pattern: new RegExp(
      String.raw`(?<=\p{Ll}, ?)(?<region>(?:${names(US_STATES)}))(?![\p{L}\d])(?![,\s]{0,3}[A-Z]{2}\b)`,
      'giu',
    ),
    needsEvidence: true,
  },
  {
    countries: ['CA'],
    regions: CA_PROVINCES,
    pattern: new RegExp(
      String.raw`(?<=\p{Ll}, ?)(?<region>(?:${names(CA_PROVINCES)}))(?![\p{L}\d])(?![,\s]{0,3}[A-Z]{2}\b)`,
      'giu',
    ),
    needsEvidence: true,
  },
];

const MAX_MATCHES = 400;

/** Everything in the text that has the form of a postcode where one would stand, in order. */
export function findPostalCodes(text: string, countries: readonly string[]): PostalMatch[] {
  const found: PostalMatch[] = [];
  const likely = countries.slice(0, 4);
  for (const { countries: of, regions, pattern, guard, needsEvidence, needsName } of PATTERNS) {
    const country = needsName === true ? undefined : likely.find((each) => of.includes(each));
    const mayBeNamed = country === undefined && countries.some((each) => of.includes(each));
    if (needsEvidence && country === undefined && !mayBeNamed) continue;
    if (guard !== undefined && !guard.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MAX_MATCHES) break;
      const home = country ?? (needsEvidence ? countryBehind(text, match, of) : of[0]);
      if (home === undefined) continue;
      const postal = toPostalMatch(match, match.groups ?? {}, home, regions);
      if (
        postal !== null &&
        !found.some((other) => postal.start < other.end && other.start < postal.end)
      ) {
        found.push(postal);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function countryBehind(
  text: string,
  match: RegExpExecArray,
  of: readonly string[],
): string | undefined {
  const end = match.index + match[0].length;
  const name = COUNTRY_AFTER.exec(text.slice(end, end + 40))?.[1];
  const country = name === undefined ? undefined : COUNTRIES.get(name.toLowerCase());
  return country !== undefined && of.includes(country) ? country : undefined;
}

function toPostalMatch(
  match: RegExpExecArray,
  groups: Record<string, string | undefined>,
  country: string,
  regions: ReadonlyMap<string, string> | undefined,
): PostalMatch | null {
  const end = match.index + match[0].length;
  const { region, code: postcode, city } = groups;
  const cityStart = city === undefined ? end : end - city.length;
  const codeStart =
    postcode === undefined
      ? -1
      : match.index + match[0].slice(0, cityStart - match.index).lastIndexOf(postcode);
  if (region !== undefined && !isWrittenAsRegion(region)) return null;
  const value =
    region === undefined ? undefined : regions?.get(region.toLowerCase().replace(/\.$/, ''));
  const regionStart = region === undefined ? -1 : match.index + match[0].indexOf(region);
  return {
    country,
    // With the letters of D-50667.
    start: regionStart === -1 ? match.index : regionStart,
    end,
    code: postcode === undefined ? null : { start: codeStart, end: codeStart + postcode.length },
    region:
      region === undefined
        ? null
        : {
            start: regionStart,
            end: regionStart + region.length,
            value: value ?? region.toUpperCase().replace(/\./g, ''),
          },
    city: city === undefined ? null : { start: cityStart, end },
  };
}

/** "in 12345 cases" is not Indiana. */
function isWrittenAsRegion(region: string): boolean {
  return /^\p{Lu}/u.test(region) && !/^(?:In|Or|Me|Hi|Oh|Ok|Miss|Mass|Wash|Act|Sa)$/.test(region);
}
