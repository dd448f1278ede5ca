const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

/** What deals are commonly valued in; a deal may hold any ISO 4217 code all the same. */
export const CURRENCIES = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'BGN',
  'TRY',
  'CAD',
  'AUD',
  'NZD',
  'JPY',
  'CNY',
  'INR',
  'SGD',
  'HKD',
  'KRW',
  'BRL',
  'MXN',
  'ZAR',
  'ILS',
  'AED',
] as const;

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, digits: number | undefined): Intl.NumberFormat {
  const key = `${currency}${digits ?? ''}`;
  let format = formats.get(key);
  if (!format) {
    const cut = digits === undefined ? {} : { maximumFractionDigits: digits };
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...cut });
    formats.set(key, format);
  }
  return format;
}

/** How many digits of a currency stand after the point: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return formatOf(currency, undefined).resolvedOptions().maximumFractionDigits ?? 2;
}

/** “€12,400”; cents only where there are some. */
export function formatMoney(minor: number, currency: string): string {
  const amount = minor / 10 ** minorDigits(currency);
  return formatOf(currency, Number.isInteger(amount) ? 0 : undefined).format(amount);
}

/** “€12,400 + SEK 3,000”: one sum a currency, the largest first. Null when there is none. */
export function formatSums(sums: Readonly<Record<string, number>>): string | null {
  const parts = Object.entries(sums).filter(([, minor]) => minor > 0);
  if (parts.length === 0) return null;
  const inOrder = parts.sort(([, a], [, b]) => b - a);
  return inOrder.map(([currency, minor]) => formatMoney(minor, currency)).join(' + ');
}

/** The amount alone, to edit: “12400.5”. */
export function toAmountText(minor: number | null, currency: string): string {
  return minor === null ? '' : String(minor / 10 ** minorDigits(currency));
}

/**
 * Reads “12 400”, “12.400,50”, “12,400.50”, “€ 99” or “12k” as minor units; null when it is no amount.
 * The last point or comma is a decimal sign unless three digits follow it.
 */
export function readAmount(typed: string, currency: string): number | null {
  const text = typed.trim().replaceAll(/[\s\u00a0\u202f'’]|^[^\d-]+/g, '');
  if (text.includes('-')) return null;
  const match = /^([\d.,]+)([km])?\D*$/i.exec(text);
  if (!match?.[1]) return null;
  const scale = { k: 1_000, m: 1_000_000 }[(match[2] ?? '').toLowerCase()] ?? 1;
  const number = Number(withPoint(match[1]));
  const minor = Math.round(number * scale * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) && minor >= 0 ? minor : null;
}

function withPoint(text: string): string {
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (at < 0) return text;
  const sign = text[at]!;
  const other = sign === '.' ? ',' : '.';
  const isRepeated = text.indexOf(sign) !== at;
  const isGrouping = text.length - at === 4 && (isRepeated || !text.includes(other));
  const head = text.slice(0, at).replaceAll(/[.,]/g, '');
  const tail = text.slice(at + 1);
  return isGrouping ? head + tail : `${head}.${tail}`;
}
