import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const crawlsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/crawls',
  component: lazyPage(() => import('./crawls.tsx'), 'crawl'),
});
