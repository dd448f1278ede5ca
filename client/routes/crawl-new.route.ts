import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export interface CrawlNewSearch {
  /** The crawl to begin with: it is cloned, or edited while it is a draft. */
  from?: string;
}

export const crawlNewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/crawls/new',
  validateSearch: ({ from }: Record<string, unknown>): CrawlNewSearch =>
    typeof from === 'string' && from ? { from } : {},
  component: lazyPage(() => import('./crawl-new.tsx'), 'crawl'),
});
