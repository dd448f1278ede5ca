import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const icpsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/icps',
  component: lazyPage(() => import('./icps.tsx'), 'profile'),
});
