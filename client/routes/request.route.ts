import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const requestRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/find/$requestId',
  component: lazyPage(() => import('./request.tsx'), 'request', 'score', 'verification'),
});
