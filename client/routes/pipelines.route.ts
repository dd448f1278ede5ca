import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const pipelinesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/pipelines',
  component: lazyPage(() => import('./pipelines.tsx'), 'pipeline'),
});
