import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { HostEntry } from './host-book.ts';
import { ROBOTS_MAX_BYTES, rulesFromAnswer } from './robots.ts';

const LIMITS = { totalMs: 15_000 };
/** Only the beginning of it counts, but it has to be cut where the text is known. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Sees to it that a host's robots.txt is known before its first page. Callers that come while it is
 * on its way wait for the same answer. A host whose robots.txt can't be had for now (5xx, no
 * connection) is closed for now: its rules forbid everything until they are asked for again.
 */
export async function ensureRobots(
  fetcher: Fetcher,
  entry: HostEntry,
  pageUrl: string,
  signal: AbortSignal,
): Promise<void> {
  if (entry.rules !== null) return;
  entry.asking ??= askRobots(fetcher, entry, pageUrl, signal).finally(() => {
    entry.asking = null;
  });
  await entry.asking;
}

async function askRobots(
  fetcher: Fetcher,
  entry: HostEntry,
  pageUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const robotsUrl = new URL('/robots.txt', pageUrl).href;
  const result = await fetcher.fetchPage(robotsUrl, {
    maxBytes: MAX_BYTES,
    acceptsType: () => true,
    limits: LIMITS,
    signal,
  });
  if (!result.ok && result.kind === 'aborted') return;
  // Not there at all, or not to be reached: the pages themselves will tell the same.
  const isUnreadable = !result.ok && !['timeout', 'reset', 'too_large'].includes(result.kind);
  const answer = result.ok
    ? { status: result.status, text: result.text, contentType: result.contentType }
    : isUnreadable
      ? { status: 404, text: '', contentType: '' }
      : null;
  const { rules, isForNow } = rulesFromAnswer(robotsUrl, answer);
  entry.rules = rules;
  entry.pace.respectDelay(rules.crawlDelayMs);
  entry.isChanged = true;
  if (isForNow) entry.givenUp = 'robots.txt can’t be read for now';
  else
    entry.robots =
      answer?.status === 200 && result.ok ? result.text.slice(0, ROBOTS_MAX_BYTES) : '';
}
