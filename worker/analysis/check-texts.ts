import type { Subject } from '../../schema/analysis/subject.ts';
import { INSTRUCTIONS } from './prompts.ts';

/** Why what a model wrote is not shown. */
export type Flaw =
  /** It repeats our instructions. */
  | 'leaked'
  /** It names an address, number or link that nobody gave it. */
  | 'invented';

/** So many words of our own in a row are no chance. */
const SHINGLE = 8;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function shingles(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.map((_, n) => words.slice(n, n + SHINGLE).join(' ')).slice(0, -SHINGLE + 1));
}

const ours = shingles(INSTRUCTIONS);

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const LINK =
  /\bhttps?:\/\/\S+|\bwww\.\S+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|ai|co|de|fr|nl|es|uk|eu|info|biz|xyz|site|online|shop|app|dev|me|ru|cn)\b(?:\/\S*)?/gi;
const PHONE = /\+?\d[\d\s().-]{7,}\d/g;

/** What is wrong with a text of a model; null for nothing. */
export function flawOf(text: string, subject: Subject): Flaw | null {
  for (const shingle of shingles(text)) if (ours.has(shingle)) return 'leaked';
  return namesStranger(text, subject) ? 'invented' : null;
}

/**
 * A model was given neither addresses nor numbers, so any in its text is made up or was put into
 * its mouth by a page. Its own company's site and the lead's may be named.
 */
function namesStranger(text: string, { facts, profile }: Subject): boolean {
  if (text.match(EMAIL) || text.match(PHONE)?.some((found) => digits(found) >= 8)) return true;
  const known = [profile?.website, facts.website].flatMap((url) => hostOf(url) ?? []);
  return (text.match(LINK) ?? []).some((found) => {
    const host = hostOf(found);
    return host !== null && !known.includes(host);
  });
}

const digits = (text: string) => text.replace(/\D/g, '').length;

function hostOf(url: string | null | undefined): string | null {
  if (!url) return null;
  const parsed = URL.parse(/^https?:/i.test(url) ? url : `https://${url}`);
  return parsed?.hostname.replace(/^www\./, '').toLowerCase() ?? null;
}
