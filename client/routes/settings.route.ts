import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/settings',
  component: lazyPage(
    () => import('./settings.tsx'),
    'settings',
    'auth',
    'notice',
    'verification',
    'enrichment',
    'cost',
  ),
});
