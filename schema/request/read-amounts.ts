import type { IcpCriteria } from '../profile/icp.ts';

/** A stretch of the request and what was read from it. Half-open, in UTF-16 code units. */
export interface Reading<Value> {
  value: Value;
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
}

type Revenue = NonNullable<IcpCriteria['revenue']>;
type Size = NonNullable<IcpCriteria['size']>;

const NUMBER = String.raw`\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d+(?:[.,]\d+)?`;
const SCALE = String.raw`(?:thousand|tausend|tsd\.?|mille|duizend|mil|k|millions?|millionen|mio\.?|mln\.?|miljoen|millones|mn|m|billions?|milliarden?|milliards?|mrd\.?|miljard|bn|b)`;
const CURRENCY = String.raw`(?:€|\$|£|us\$|eur(?:os?)?|usd|gbp|chf|cad|aud|dollars?|pounds?|pfund|livres|dólares)`;
const MORE = String.raw`(?:over|above|more than|at least|from|min(?:imum)?\.?|>=?|≥|ab|über|ueber|mehr als|mindestens|plus de|au moins|supérieur à|meer dan|minstens|vanaf|boven|más de|mas de|al menos|desde)`;
const LESS = String.raw`(?:under|below|less than|fewer than|up to|at most|max(?:imum)?\.?|<=?|≤|unter|weniger als|höchstens|bis zu|bis|moins de|jusqu'à|au plus|minder dan|hoogstens|maximaal|tot|onder|menos de|hasta|como máximo)`;
const BETWEEN = String.raw`(?:between|from|zwischen|von|entre|de|tussen|van)`;
const TO = String.raw`(?:-|–|—|to|and|bis|und|à|et|a|y|tot|en)`;
const REVENUE_WORD = String.raw`(?:annual |yearly |jährlichem |jährlicher )?(?:revenues?|turnover|sales|arr|jahresumsatz|umsatz|chiffre d['’]affaires|ca annuel|jaaromzet|omzet|facturación|facturacion|ingresos)`;
const STAFF = String.raw`(?:employees?|staff(?: members)?|people|persons?|heads?|fte|mitarbeiter(?:n|innen)?|angestellten?|beschäftigten?|leuten?|salariés?|employés?|personnes|collaborateurs|medewerkers?|werknemers?|mensen|personeelsleden|empleados|trabajadores|personas)`;

const amount = String.raw`(${CURRENCY})?\s?(${NUMBER})\s?(${SCALE}(?![a-zà-ÿ]))?\s?(${CURRENCY}(?![a-zà-ÿ]))?`;

const flags = 'giu';
const REVENUE_RANGE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${BETWEEN}\s)?${amount}\s?${TO}\s?${amount}(?:\s(?:in|of|an|de|per|a)(?=\s${REVENUE_WORD}))?(\s${REVENUE_WORD})?(?![\p{L}\d])`,
  flags,
);
const REVENUE_ONE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(${REVENUE_WORD})(?:\s(?:of|von|de|van|d['’]))?\s)?(?:(${MORE})|(${LESS}))?\s?${amount}(\+)?(?:\s(?:in|of|an|de|per|a|d['’]))?(\s?${REVENUE_WORD})?(?![\p{L}\d])`,
  flags,
);
const SIZE_RANGE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:${BETWEEN}\s)?(\d[\d.,]*)\s?${TO}\s?(\d[\d.,]*)[\s-]?${STAFF}(?!\p{L})`,
  flags,
);
const SIZE_ONE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:(${MORE})|(${LESS}))?\s?(\d[\d.,]*)\s?(\+)?[\s-]?${STAFF}(?:[\s-](?:team|company|companies|firms?|business(?:es)?))?(?!\p{L})`,
  flags,
);

/** Annual revenue: `over €2M revenue`, `1 bis 5 Mio. Euro Umsatz`. A currency or the word has to be there. */
export function readRevenue(text: string): Reading<Revenue> | null {
  for (const match of text.matchAll(REVENUE_RANGE)) {
    const [, c1, n1, s1, c2, c3, n2, s2, c4, word] = match;
    const currency = currencyOf(c1 ?? c2 ?? c3 ?? c4);
    if (!n1 || !n2 || (!currency && !word)) continue;
    const max = toAmount(n2, s2);
    const min = toAmount(n1, s1 ?? s2);
    if (min > max || max < 1_000) continue;
    return reading(match, { min, max, ...(currency && { currency }) }, word ? 0.95 : 0.85);
  }
  for (const match of text.matchAll(REVENUE_ONE)) {
    const [, before, more, less, c1, n, scale, c2, plus, after] = match;
    const currency = currencyOf(c1 ?? c2);
    const isNamed = Boolean(before ?? after);
    if (!n || (!currency && !isNamed) || (!more && !less && !plus && !isNamed)) continue;
    const value = toAmount(n, scale);
    if (value < 1_000) continue;
    const range = less ? { max: value } : { min: value };
    return reading(match, { ...range, ...(currency && { currency }) }, isNamed ? 0.95 : 0.8);
  }
  return null;
}

/** Employees: `10–50 employees`, `mindestens 20 Mitarbeiter`, `small businesses`. */
export function readSize(text: string): Reading<Size> | null {
  for (const match of text.matchAll(SIZE_RANGE)) {
    const [min, max] = [toCount(match[1]), toCount(match[2])];
    if (min <= max) return reading(match, { min, max }, 0.95);
  }
  for (const match of text.matchAll(SIZE_ONE)) {
    const [, more, less, n, plus] = match;
    const value = toCount(n);
    // "Find 20 people" asks for twenty of them.
    if (
      !more &&
      !less &&
      !plus &&
      /people|persons?|mensen|personas|personnes|leute/i.test(match[0])
    )
      continue;
    if (less) return reading(match, { max: value }, 0.95);
    if (more || plus) return reading(match, { min: value }, 0.95);
    return reading(match, { min: Math.floor(value * 0.5), max: Math.ceil(value * 1.5) }, 0.7);
  }
  for (const [pattern, value] of SIZE_WORDS) {
    const match = pattern.exec(text);
    if (match) return reading(match, value, 0.7);
  }
  return null;
}

/** Recommendation 2003/361/EC of the European Commission: micro under 10, small under 50, medium under 250. */
const SIZE_WORDS: readonly (readonly [RegExp, Size])[] = [
  [
    /(?<!\p{L})(?:small (?:and|to|or|&) (?:medium|mid)[\s-]?(?:sized?)?|smes?|smbs?|kmu|pme|mkb|pymes?)(?!\p{L})/iu,
    { max: 249 },
  ],
  [
    /(?<!\p{L})(?:micro[\s-]?(?:businesses|business|companies|firms)|solo (?:founders|businesses)|freelancers?|one-person|einzelunternehmer|freiberufler|indépendants|zzp'?ers?|autónomos)(?!\p{L})/iu,
    { max: 9 },
  ],
  [/(?<!\p{L})(?:small|kleine[rn]?|petites?|pequeñas?|pequeños?)(?= \p{L})/iu, { max: 49 }],
  [
    /(?<!\p{L})(?:mid(?:dle)?[\s-]?sized?|medium[\s-]?sized?|mid[\s-]?market|mittelständische[rn]?|mittelgroße[rn]?|moyennes?|middelgrote|medianas?)(?!\p{L})/iu,
    { min: 50, max: 249 },
  ],
  [
    /(?<!\p{L})(?:large|big|enterprise|große[rn]?|grandes?|grote)(?= (?:companies|businesses|firms|organi[sz]ations|unternehmen|firmen|entreprises|bedrijven|empresas))/iu,
    { min: 250 },
  ],
];

function reading<Value>(match: RegExpMatchArray, value: Value, confidence: number): Reading<Value> {
  const lead = match[0].length - match[0].trimStart().length;
  const start = (match.index ?? 0) + lead;
  return { value, start, end: start + match[0].trim().length, confidence };
}

/** Separators of thousands come in groups of three; anything else is a decimal point. */
function toAmount(number: string, scale: string | undefined): number {
  const isGrouped = /^\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+$/.test(number);
  const plain = isGrouped ? number.replace(/\D/g, '') : number.replace(',', '.');
  return Math.round(Number(plain) * factorOf(scale));
}

function toCount(number: string | undefined): number {
  return Math.min(10_000_000, Number((number ?? '').replace(/\D/g, '')));
}

function factorOf(scale: string | undefined): number {
  const word = (scale ?? '').toLowerCase();
  if (!word) return 1;
  if (/^(?:k|t|mille|mil$|duizend)/.test(word)) return 1_000;
  if (/^(?:b|milliar|mrd|miljard)/.test(word)) return 1_000_000_000;
  return 1_000_000;
}

function currencyOf(text: string | undefined): string | undefined {
  const word = (text ?? '').toLowerCase();
  if (!word) return undefined;
  if (/€|eur/.test(word)) return 'EUR';
  if (/£|gbp|pound|pfund|livre/.test(word)) return 'GBP';
  if (/chf|cad|aud/.test(word)) return word.toUpperCase();
  return 'USD';
}
