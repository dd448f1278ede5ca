import { createRoute, redirect } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** One workspace: the shell, and in it every screen. The org is in the URL, so tabs may differ. */
export const workspaceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/w/$orgId',
  component: lazyPage(() => import('./workspace.tsx'), 'notice', 'presence'),
});

export const workspaceIndexRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$orgId/leads', params, replace: true });
  },
});
