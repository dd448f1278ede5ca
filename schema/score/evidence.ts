import { type Range, type ScoreEvidence, TRUST_FIELDS, type TrustField } from './facts.ts';
import { needsIn } from './words/needs.ts';
import { stems } from './words/fold.ts';

/** The best receipt of one field, or one value of a field that has many. */
export interface Receipt {
  field: string;
  value: string;
  /** 0 to 1. */
  confidence: number;
}

/** What the rows beside a lead tell of it. */
export interface EvidenceRows {
  receipts: readonly Receipt[];
  /** When a value of it was last seen, epoch milliseconds. */
  seenAt: number | null;
  /** Addresses of pages of its site that were read. */
  pageUrls: readonly string[];
  /** What a search has read there. */
  said: readonly string[];
  /** Of its site, found by enrichment. */
  technologies: readonly string[];
}

const MAX_PAGES = 16;
const MAX_PATH = 60;
const MAX_SAID = 12;
const MAX_TECHNOLOGIES = 40;
const NETWORKS = ['linkedin', 'instagram', 'facebook', 'whatsapp', 'twitter'];

/** Puts together what counts of it, bounded and in an order of its own, so that it compares. */
export function readEvidence(rows: EvidenceRows): ScoreEvidence {
  const { receipts } = rows;
  const best = (field: string) =>
    receipts
      .filter((receipt) => receipt.field === field)
      .toSorted((a, b) => b.confidence - a.confidence || a.value.localeCompare(b.value))[0];
  const value = (field: string) => best(field)?.value;
  const confidence: Partial<Record<TrustField, number>> = {};
  for (const field of TRUST_FIELDS) {
    const found = best(field);
    // Two digits: what is finer than that moves no point.
    if (found) confidence[field] = Math.round(found.confidence * 100) / 100;
  }
  const named = receipts.filter(({ field }) => field === 'technology').map(({ value }) => value);
  const networks = NETWORKS.flatMap((network) => {
    const address = value(network);
    return address ? [[network, address] as const] : [];
  });
  return {
    confidence,
    pages: choosePages(rows.pageUrls),
    said: [...new Set(rows.said)].slice(0, MAX_SAID).toSorted(),
    seenAt: rows.seenAt,
    employees: readRange(value('employees')),
    revenue: readRevenue(value('revenue')),
    technologies: [...new Set([...rows.technologies, ...named])]
      .toSorted()
      .slice(0, MAX_TECHNOLOGIES),
    socials: Object.fromEntries(networks),
  };
}

/** The paths that tell of a need first, then the shortest: a site's main pages. */
function choosePages(urls: readonly string[]): string[] {
  const paths = urls.flatMap((url) => {
    const path = URL.parse(url)?.pathname;
    return path && path !== '/' && path.length <= MAX_PATH ? [path.toLowerCase()] : [];
  });
  const tells = (path: string) => (needsIn(stems(path)).size > 0 ? 0 : 1);
  return [...new Set(paths)]
    .map((path) => ({ path, rank: tells(path) }))
    .toSorted(
      (a, b) => a.rank - b.rank || a.path.length - b.path.length || a.path.localeCompare(b.path),
    )
    .slice(0, MAX_PAGES)
    .map(({ path }) => path)
    .toSorted();
}

const OPEN_END = 1_000_000_000_000;
const MAGNITUDE: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** `120`, `51-200`, `10,001+`, `$1M to $10M` as ends, both included; null when no number stands there. */
export function readRange(text: string | undefined): Range | null {
  if (!text) return null;
  const found = [...text.matchAll(/(\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?)\s*([a-z]*)/gi)];
  const numbers = found.slice(0, 2).map(([, digits = '', unit = '']) => {
    const isGrouped = /[,. ]\d{3}(?:\D|$)/.test(digits);
    const plain = Number(isGrouped ? digits.replace(/[,. ]/g, '') : digits);
    return Math.round(plain * (MAGNITUDE[unit.toLowerCase()] ?? 1));
  });
  const [first, second] = numbers;
  if (first === undefined || !Number.isFinite(first)) return null;
  if (second !== undefined && second >= first) return { min: first, max: second };
  if (/\+|\b(?:over|more than|above)\b|>/.test(text)) return { min: first, max: OPEN_END };
  if (/<|\b(?:under|less than|below|up to)\b/.test(text)) return { min: 0, max: first };
  return { min: first, max: first };
}

const SIGNS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

function readRevenue(text: string | undefined): ScoreEvidence['revenue'] {
  const range = readRange(text);
  if (!range || !text) return null;
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0];
  const sign = Object.keys(SIGNS).find((one) => text.includes(one));
  return { ...range, currency: code ?? (sign ? (SIGNS[sign] ?? null) : null) };
}
