import type { Tier } from './tier.ts';

const HOUR_MS = 3_600_000;

/** How old a stored page may be before it is read anew: the deeper the look, the younger. */
export const FRESH_MS: Record<Tier, number> = {
  light: 24 * HOUR_MS,
  deep: 12 * HOUR_MS,
  xray: 6 * HOUR_MS,
};

/** What a company's profile says of itself, where a source tells it. */
export interface ProfileFacts {
  bio: string | null;
  followers: number | null;
  isPrivate: boolean | null;
  isVerified: boolean | null;
}

const FOLLOWERS_MOVED = 0.1;
const BIO_CHANGED = 0.3;

/** Whether the page is to be read anew although the stored one is young, because the company changed. */
export function hasChanged(before: ProfileFacts | null, now: ProfileFacts): boolean {
  if (!before) return false;
  const { followers } = before;
  if (followers !== null && now.followers !== null && followers !== now.followers) {
    if (Math.abs(now.followers - followers) > followers * FOLLOWERS_MOVED) return true;
  }
  if (differs(before.isPrivate, now.isPrivate)) return true;
  if (differs(before.isVerified, now.isVerified)) return true;
  return before.bio !== null && now.bio !== null && changeOf(before.bio, now.bio) > BIO_CHANGED;
}

function differs(before: boolean | null, now: boolean | null): boolean {
  return before !== null && now !== null && before !== now;
}

/** Longer texts than this are compared by their beginnings: a comparison takes length × length. */
const MAX_COMPARED = 1000;

/** Levenshtein's distance as a share of the longer text, 0 to 1. */
export function changeOf(a: string, b: string): number {
  const [from, to] = [a.trim().slice(0, MAX_COMPARED), b.trim().slice(0, MAX_COMPARED)];
  const longest = Math.max(from.length, to.length);
  if (longest === 0 || from === to) return 0;
  let row = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length]! / longest;
}
