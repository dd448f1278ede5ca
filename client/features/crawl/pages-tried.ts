import type { CrawlTask } from './crawl-types.ts';

type Counted = Pick<CrawlTask, 'pagesDone' | 'pagesFree' | 'pagesFailed' | 'pageKinds'>;

/** Pages that the crawler has dealt with. What lay beyond a limit counts as free, and was never asked for. */
export function pagesTried({ pagesDone, pagesFree, pagesFailed, pageKinds }: Counted): number {
  return pagesDone + pagesFree + pagesFailed - (pageKinds['limit'] ?? 0);
}
