import { createRoute } from '@tanstack/react-router';
import { type CrawlSearch, readCrawlSearch } from '../features/crawl/task/crawl-search.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const crawlRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/crawls/$taskId',
  validateSearch: (raw: Record<string, unknown>): CrawlSearch => readCrawlSearch(raw),
  component: lazyPage(() => import('./crawl.tsx'), 'crawl'),
});
