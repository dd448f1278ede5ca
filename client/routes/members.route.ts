import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const membersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/members',
  component: lazyPage(() => import('./members.tsx'), 'member'),
});
