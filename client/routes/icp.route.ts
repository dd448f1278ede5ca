import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

/** `new` stands for one that is not stored yet. */
export const icpRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/icps/$icpId',
  component: lazyPage(() => import('./icp.tsx'), 'profile', 'score'),
});
