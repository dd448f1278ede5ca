/**
 * Links without end: calendars that go on for ever, paths that grow by following themselves, every
 * combination of a shop's filters. Two defences: shapes that no real page has are refused, and each
 * further address of one pattern is worth less than the one before, so that a trap starves while
 * real pages wait.
 */

const MAX_SEGMENTS = 12;
const MAX_PARAMETERS = 8;
/** Addresses of one pattern on one host; a directory of 10,000 entries is crawled as a listing. */
const MAX_PER_PATTERN = 400;

export function isTrap(url: URL): boolean {
  const segments = url.pathname.split('/').filter((part) => part !== '');
  return (
    segments.length > MAX_SEGMENTS ||
    url.search.split('&').length > MAX_PARAMETERS ||
    repeatsItself(segments) ||
    isFarDate(url)
  );
}

/** `/a/b/a/b/a/b` and `/x/x/x`: what a relative link on a catch-all page grows into. */
function repeatsItself(segments: string[]): boolean {
  for (let length = 1; length <= segments.length / 3; length++) {
    for (let start = 0; start + length * 3 <= segments.length; start++) {
      const part = segments.slice(start, start + length).join('/');
      const next = segments.slice(start + length, start + length * 2).join('/');
      const last = segments.slice(start + length * 2, start + length * 3).join('/');
      if (part === next && part === last) return true;
    }
  }
  return false;
}

/** A day or month far from now is a page that a calendar made up. */
function isFarDate(url: URL): boolean {
  const dated =
    /(?:^|[/=_-])(\d{4})[/-](?:0?[1-9]|1[0-2])(?:[/-]\d{1,2})?(?:$|[/&])/.exec(
      url.pathname + url.search,
    ) ?? /[?&](?:year|jahr|annee|jaar|ano|y)=(\d{4})(?:&|$)/i.exec(url.search);
  const year = Number(dated?.[1]);
  if (dated === null || year < 1900) return false;
  const now = new Date().getFullYear();
  return year > now + 2 || year < now - 30;
}

/** Counts addresses by their pattern: `/blog/2024/05?p=7` and `/blog/2023/11?p=1` are one. */
export class PatternBudget {
  private readonly seen = new Map<string, number>();

  /** How much priority to take off the next address of this pattern; null when it had enough. */
  charge(url: URL): number | null {
    const pattern = patternOf(url);
    const count = (this.seen.get(pattern) ?? 0) + 1;
    this.seen.set(pattern, count);
    if (count > MAX_PER_PATTERN) return null;
    return count <= 10 ? 0 : Math.min(30, Math.floor(count / 5));
  }
}

function patternOf(url: URL): string {
  const path = url.pathname.replace(/\d+/g, '#').replace(/[^/]*#[^/]*/g, '#');
  const names = url.search
    .slice(1)
    .split('&')
    .map((part) => part.split('=', 1)[0]);
  return `${url.host}${path}?${names.join('&')}`;
}
