import type { Driver } from './driver.ts';
import { followLinks } from './follow-links.ts';
import type { ClaimedPage, FrontierLink } from './frontier.ts';
import type { PageGuide } from './page-outline.ts';
import type { PageText } from './read-answer.ts';
import type { PageListing } from './read-listing.ts';

interface ReadAnswer {
  page: ClaimedPage;
  answer: Pick<PageText, 'url' | 'headers'>;
  guide: PageGuide;
  listing: PageListing | null;
}

/** What an answer adds to the frontier; nothing when its header asks for that and robots are heeded. */
export function linksOfAnswer(
  driver: Driver,
  { page, answer, guide, listing }: ReadAnswer,
): FrontierLink[] {
  const isNofollow = /\b(?:nofollow|none)\b/i.test(answer.headers['x-robots-tag'] ?? '');
  if (isNofollow && driver.task.settings.respectRobots) return [];
  return followLinks({
    task: driver.task,
    page,
    url: answer.url,
    outline: guide,
    listing,
    hasNewEntries: driver.hasNewEntries,
    patterns: driver.patterns,
    isKnown: driver.isKnown,
    admit: driver.admit,
  });
}
