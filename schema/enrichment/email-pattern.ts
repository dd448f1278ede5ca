/**
 * How a company makes addresses out of names. Parts are `first`, `last`, `f` and `l`, joined by
 * nothing or by one of `. _ -`.
 */
export const EMAIL_PATTERNS = [
  'first.last',
  'first',
  'flast',
  'firstlast',
  'f.last',
  'last.first',
  'first_last',
  'first-last',
  'last',
  'lastf',
  'firstl',
  'first.l',
  'last-first',
  'lastfirst',
  'l.first',
  'f-last',
  'f_last',
] as const;
export type EmailPattern = (typeof EMAIL_PATTERNS)[number];

export interface NamedAddress {
  email: string;
  firstName: string;
  lastName: string;
}

export interface PatternGuess {
  pattern: EmailPattern;
  /** Addresses that follow it. */
  examples: number;
  /** Addresses whose owner's name is known. */
  seen: number;
}

/** German and Nordic letters have spellings of their own; other marks are left out. */
const SPELLINGS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
};

/** A name's forms in an address: with letters spelled out, and with their marks left out. */
function spellings(name: string): string[] {
  const lower = name.toLowerCase();
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[ßæøłđ]/g, (letter) => SPELLINGS[letter] ?? '')
      .replace(/[^a-z0-9-]/g, '');
  const spelled = plain(lower.normalize('NFC').replace(/[äöüßæøåłđ]/g, (c) => SPELLINGS[c] ?? c));
  const forms = [plain(lower), spelled];
  return [...new Set([...forms, ...forms.map((form) => form.replaceAll('-', ''))])].filter(Boolean);
}

/** The local part that a pattern makes of a name; null when the name lacks a part. */
export function applyPattern(pattern: EmailPattern, first: string, last: string): string | null {
  const [firstName] = spellings(first).slice(-1);
  const [lastName] = spellings(last).slice(-1);
  return build(pattern, firstName ?? '', lastName ?? '');
}

function build(pattern: EmailPattern, first: string, last: string): string | null {
  const parts: Record<string, string> = { first, last, f: first.slice(0, 1), l: last.slice(0, 1) };
  const [, left = '', join = '', right = ''] =
    /^(first|last|f|l)(?:([._-]?)(first|last|f|l))?$/.exec(pattern) ?? [];
  const made = [parts[left], right && parts[right]];
  if (!made[0] || (right && !made[1])) return null;
  return right ? `${made[0]}${join}${made[1]}` : made[0];
}

/** Every pattern that this address may have been made by. */
function patternsOf({ email, firstName, lastName }: NamedAddress): EmailPattern[] {
  const local = email.toLowerCase().split('@')[0] ?? '';
  return EMAIL_PATTERNS.filter((pattern) =>
    spellings(firstName).some((first) =>
      spellings(lastName).some((last) => build(pattern, first, last) === local),
    ),
  );
}

/**
 * The pattern that most of a company's addresses follow; null when none is followed by more than
 * half of those whose owner is known. Of patterns that fit equally, the commoner one counts.
 */
export function findPattern(addresses: readonly NamedAddress[]): PatternGuess | null {
  const seen = addresses.length;
  const counts = new Map<EmailPattern, number>();
  for (const address of addresses) {
    for (const pattern of patternsOf(address)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [best] = [...counts].sort(
    (a, b) => b[1] - a[1] || EMAIL_PATTERNS.indexOf(a[0]) - EMAIL_PATTERNS.indexOf(b[0]),
  );
  if (!best || best[1] * 2 <= seen) return null;
  return { pattern: best[0], examples: best[1], seen };
}

/** How likely the address made by a pattern is right: a lone example says little. */
export function patternConfidence({ examples, seen }: Omit<PatternGuess, 'pattern'>): number {
  // Laplace's rule of succession, kept below what was seen on a page.
  return Math.min(0.7, (examples + 1) / (seen + 2) - 0.1);
}

const TITLES = /^(?:dr|prof|mr|mrs|ms|herr|frau|dipl|ing|mag|sir|dame)\.?$/i;

/** First and last name; null for what is not plainly two or more words. */
export function splitName(name: string): { firstName: string; lastName: string } | null {
  const bare = name.replace(/,.*$/, '').replace(/\(.*?\)/g, ' ');
  const words = bare.split(/\s+/).filter((word) => word !== '' && !TITLES.test(word));
  const firstName = words[0] ?? '';
  const lastName = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 5 || !/^\p{L}[\p{L}\p{M}'’.-]*$/u.test(firstName))
    return null;
  return { firstName, lastName };
}
