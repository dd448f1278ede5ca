import { createRoute } from '@tanstack/react-router';
import { readLeadSearch } from '../features/lead/lead-search.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const leadsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/leads',
  validateSearch: readLeadSearch,
  component: lazyPage(() => import('./leads.tsx'), 'lead', 'verification', 'enrichment'),
});
