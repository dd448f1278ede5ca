import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export interface FindSearch {
  /** The request to begin with. */
  from?: string;
}

export const findRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/find',
  validateSearch: ({ from }: Record<string, unknown>): FindSearch =>
    typeof from === 'string' && from ? { from } : {},
  component: lazyPage(() => import('./find.tsx'), 'request'),
});
