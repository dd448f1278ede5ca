import { COUNTRIES } from './places.ts';
import type { PageSource } from './page-source.ts';

/** Country of a language that is mostly spoken in one. Weak: only where nothing else speaks. */
const HOME_OF_LANGUAGE: Record<string, string> = {
  de: 'DE',
  fr: 'FR',
  nl: 'NL',
  es: 'ES',
  it: 'IT',
  ja: 'JP',
  pl: 'PL',
  pt: 'PT',
  sv: 'SE',
  da: 'DK',
  nb: 'NO',
  no: 'NO',
  fi: 'FI',
  cs: 'CZ',
  hu: 'HU',
  tr: 'TR',
  ko: 'KR',
  el: 'GR',
  ro: 'RO',
  zh: 'CN',
};

/** Top-level domains that look like a country's and are used by all. */
const GLOBAL_TLDS = new Set([
  'co',
  'io',
  'ai',
  'me',
  'tv',
  'cc',
  'eu',
  'fm',
  'ly',
  'gg',
  'to',
  'ws',
  'app',
  'su',
]);

const CALLING_CODES: [RegExp, string][] = [
  [/^44/, 'GB'],
  [/^49/, 'DE'],
  [/^33/, 'FR'],
  [/^31/, 'NL'],
  [/^32/, 'BE'],
  [/^43/, 'AT'],
  [/^41/, 'CH'],
  [/^34/, 'ES'],
  [/^39/, 'IT'],
  [/^351/, 'PT'],
  [/^353/, 'IE'],
  [/^61/, 'AU'],
  [/^64/, 'NZ'],
  [/^46/, 'SE'],
  [/^47/, 'NO'],
  [/^45/, 'DK'],
  [/^358/, 'FI'],
  [/^48/, 'PL'],
  [/^81/, 'JP'],
  [/^91/, 'IN'],
  [/^52/, 'MX'],
  [/^86/, 'CN'],
  [/^65/, 'SG'],
  [/^27/, 'ZA'],
  [/^55/, 'BR'],
  [/^971/, 'AE'],
];

const SCAN_LIMIT = 200_000;

/**
 * Countries that the page itself speaks of, likeliest first: by its domain, language, postcodes,
 * calling codes and country names. A national phone number is read by the first that fits.
 */
export function rankCountries(page: PageSource, host: string, language: string | null): string[] {
  const scores = new Map<string, number>();
  const add = (country: string, score: number) =>
    scores.set(country, (scores.get(country) ?? 0) + score);

  const tld = host.split('.').at(-1) ?? '';
  if (tld === 'uk') add('GB', 6);
  else if (/^[a-z]{2}$/.test(tld) && !GLOBAL_TLDS.has(tld)) add(tld.toUpperCase(), 6);
  else if (/^(?:gov|edu|mil)$/.test(tld)) add('US', 6);
  const [tongue = '', region = ''] = (language ?? '').split(/[-_]/);
  // Templates leave en-US everywhere, so it says less than other regions do.
  if (/^[a-z]{2}$/i.test(region)) add(region.toUpperCase(), region.toUpperCase() === 'US' ? 1 : 3);
  const home = HOME_OF_LANGUAGE[tongue.toLowerCase()];
  if (home !== undefined) add(home, 2);

  countText(page.text.slice(0, SCAN_LIMIT), add);
  add('US', 0.5);
  add('GB', 0.2);
  return [...scores].sort((a, b) => b[1] - a[1]).map(([country]) => country);
}

function countText(text: string, add: (country: string, score: number) => void): void {
  const count = (pattern: RegExp, country: string, score: number, most: number) => {
    const hits = text.match(pattern)?.length ?? 0;
    if (hits > 0) add(country, Math.min(hits, most) * score);
  };
  count(/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/g, 'GB', 3, 3);
  count(/\b[A-Z]{2},? \d{5}(?:-\d{4})?\b/g, 'US', 2, 3);
  count(/\b[ABCEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b/g, 'CA', 3, 3);
  count(/\b(?:NSW|VIC|QLD|TAS|ACT|WA|SA),? \d{4}\b/g, 'AU', 3, 3);
  for (const match of text.matchAll(/\+\(?(\d{1,3})\)?[ (.-]?\d/g)) {
    const digits = match[0].replace(/\D/g, '');
    const country = CALLING_CODES.find(([code]) => code.test(digits))?.[1];
    if (country !== undefined) add(country, 2);
  }
  const names = new Map<string, number>();
  for (const match of text.matchAll(COUNTRY_NAMES)) {
    const country = COUNTRIES.get(match[0].toLowerCase())!;
    names.set(country, (names.get(country) ?? 0) + 1);
  }
  for (const [country, hits] of names) add(country, Math.min(hits, 3) * 0.7);
}

const COUNTRY_NAMES = new RegExp(
  String.raw`(?<![\p{L}])(?:${[...COUNTRIES.keys()]
    .filter((name) => name.length > 3 && !name.includes('.'))
    .map(
      (name) =>
        name[0]!.toUpperCase() +
        name.slice(1).replace(/(?<= )(?!of|and)[a-z]/g, (c) => c.toUpperCase()),
    )
    .join('|')})(?![\p{L}])`,
  'gu',
);
