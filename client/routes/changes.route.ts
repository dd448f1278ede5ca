import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const changesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/changes',
  component: lazyPage(() => import('./changes.tsx'), 'change', 'lead'),
});
