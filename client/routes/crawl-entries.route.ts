import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const crawlEntriesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/crawls/$taskId/entries',
  component: lazyPage(() => import('./crawl-entries.tsx'), 'listing', 'crawl'),
});
