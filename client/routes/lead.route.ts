import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const leadRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/leads/$leadId',
  /** The receipt that stands open beside the lead. */
  validateSearch: (raw: Record<string, unknown>): { receipt?: string } =>
    typeof raw['receipt'] === 'string' ? { receipt: raw['receipt'] } : {},
  component: lazyPage(() => import('./lead.tsx'), 'lead', 'verification', 'enrichment'),
});
