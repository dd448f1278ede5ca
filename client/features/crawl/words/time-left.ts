/** What to say of the time that a crawl still needs; the texts are under `timeLeft.` in crawl.json. */
export type TimeLeft =
  | { key: 'unknown' }
  | { key: 'seconds' }
  | { key: 'minute' }
  | { key: 'minutes'; count: number }
  | { key: 'hours'; count: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Before so many pages the crawler has not seen how much there is. */
const TELLING_PAGES = 20;

/**
 * An estimate moves at every page, so it is told in steps that a person can use: a few seconds,
 * under a minute, minutes up to an hour and a half, then hours. Seconds; null for not known. The
 * first pages of a crawl say nothing of how many there will be.
 */
export function tellTimeLeft(secondsLeft: number | null, pagesFinished: number): TimeLeft {
  const isTelling = secondsLeft !== null && Number.isFinite(secondsLeft);
  if (!isTelling || pagesFinished < TELLING_PAGES) return { key: 'unknown' };
  if (secondsLeft <= 10) return { key: 'seconds' };
  if (secondsLeft <= MINUTE) return { key: 'minute' };
  if (secondsLeft < 1.5 * HOUR) return { key: 'minutes', count: Math.ceil(secondsLeft / MINUTE) };
  return { key: 'hours', count: Math.round(secondsLeft / HOUR) };
}
