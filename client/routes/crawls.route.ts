import { createRoute } from '@tanstack/react-router';
import { isStateGroup, type StateGroup } from '../features/crawl/list/state-groups.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export interface CrawlsSearch {
  state?: StateGroup;
}

export const crawlsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/crawls',
  validateSearch: ({ state }: Record<string, unknown>): CrawlsSearch =>
    isStateGroup(state) ? { state } : {},
  component: lazyPage(() => import('./crawls.tsx'), 'crawl'),
});
