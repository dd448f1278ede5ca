import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const leadsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/leads',
  component: lazyPage(() => import('./leads.tsx'), 'lead'),
});
