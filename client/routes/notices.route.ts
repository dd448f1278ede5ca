import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const noticesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/notices',
  component: lazyPage(() => import('./notices.tsx'), 'notice'),
});
