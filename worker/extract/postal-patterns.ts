import { AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES } from './places.ts';

/** A country's name right behind something. */
export const COUNTRY_AFTER = new RegExp(
  String.raw`^[\s,.|(–-]{0,4}(${[...COUNTRIES.keys()]
    .filter((name) => name.length > 2 || name === 'uk' || name === 'us')
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.'))
    .join('|')})(?![\\p{L}])`,
  'iu',
);

export interface PostalPattern {
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
export const POSTAL_PATTERNS: readonly PostalPattern[] = [
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
