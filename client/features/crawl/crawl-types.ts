import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

/** A crawl with who made it, as the list and its own page show it. */
export type CrawlTask = QueryResultType<typeof queries.crawl.tasks>[number];

/** A lead that a crawl came upon. */
export type CrawlResult = QueryResultType<typeof queries.crawl.results>[number];
