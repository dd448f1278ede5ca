import robotsModule from 'robots-parser';
import { normalizePercent } from './url.ts';

// The package exports the function itself and declares it as a default.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a site's robots.txt asks of this crawler. */
export interface RobotsRules {
  isAllowed(url: string): boolean;
  /** Least time between two requests; null when not asked for. */
  crawlDelayMs: number | null;
  /** Absolute URLs of the sitemaps that are named. */
  sitemaps: string[];
}

/** The product token that robots.txt groups are matched with. */
export const ROBOTS_TOKEN = 'QuarryBot';

/** RFC 9309 §2.5 asks for at least 500 KiB; what lies beyond is not read. */
export const ROBOTS_MAX_BYTES = 512 * 1024;

/** robots-parser would take http and https of one host for two; rules are matched under one name. */
const SAME_SITE = 'http://site.invalid';

/** A delay above this would stretch a small crawl over days; the site then gets this pace. */
const MAX_CRAWL_DELAY_MS = 60_000;
const MAX_SITEMAPS = 50;

export const ALLOW_ALL: RobotsRules = {
  isAllowed: () => true,
  crawlDelayMs: null,
  sitemaps: [],
};

export const DISALLOW_ALL: RobotsRules = { ...ALLOW_ALL, isAllowed: () => false };

/** Reads the text of a host's robots.txt, for http and https alike. Never throws, whatever the text. */
export function parseRobots(robotsUrl: string, text: string): RobotsRules {
  const cleaned = text
    .slice(0, ROBOTS_MAX_BYTES)
    .split(/\r\n|\r|\n/)
    .map(tidyLine)
    .join('\n');
  const robots = robotsParser(`${SAME_SITE}/robots.txt`, cleaned);
  const { host } = new URL(robotsUrl);
  const delay = robots.getCrawlDelay(ROBOTS_TOKEN);
  return {
    isAllowed: (url) => {
      const asked = new URL(url);
      // Of another host these rules say nothing.
      if (asked.host !== host) return true;
      return robots.isAllowed(SAME_SITE + asked.pathname + asked.search, ROBOTS_TOKEN) ?? true;
    },
    crawlDelayMs:
      delay === undefined || delay <= 0 ? null : Math.min(delay * 1_000, MAX_CRAWL_DELAY_MS),
    sitemaps: robots
      .getSitemaps()
      .map((link) => URL.parse(link, robotsUrl)?.href)
      .filter((link) => link !== undefined)
      .slice(0, MAX_SITEMAPS),
  };
}

/**
 * The rules after asking for robots.txt (RFC 9309 §2.3.1): no such file, or any other 4xx, allows
 * everything; a server error or no answer forbids everything for now, so the caller asks again
 * later. 429 is a server in trouble, not a missing file. A robots.txt that is a web page is none.
 */
export function rulesFromAnswer(
  robotsUrl: string,
  answer: { status: number; text: string; contentType: string } | null,
): { rules: RobotsRules; isForNow: boolean } {
  if (answer === null || answer.status >= 500 || answer.status === 429) {
    return { rules: DISALLOW_ALL, isForNow: true };
  }
  const isPage = answer.contentType.includes('html') && /^\s*</.test(answer.text);
  if (answer.status >= 300 || isPage) return { rules: ALLOW_ALL, isForNow: false };
  return { rules: parseRobots(robotsUrl, answer.text), isForNow: false };
}

/**
 * RFC 9309 compares paths in one percent-encoded form, robots-parser as they are written; a line
 * as long as a page is no rule, and would cost its length times the URL's on every match.
 */
function tidyLine(line: string): string {
  if (line.length > 2_000) return '';
  const rule = /^(\s*(?:dis)?allow\s*:\s*)([^#]*)(.*)$/i.exec(line.replace(/^\uFEFF/, ''));
  if (rule === null) return line.replace(/^\uFEFF/, '');
  return `${rule[1]}${normalizePercent(rule[2]?.trim() ?? '')}`;
}
