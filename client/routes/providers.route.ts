import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const providersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/settings/providers',
  component: lazyPage(() => import('./providers.tsx'), 'enrichment'),
});
