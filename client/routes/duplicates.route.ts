import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const duplicatesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/duplicates',
  validateSearch: z.object({
    /** The pair that stands open. */
    pair: z.optional(z.string()),
  }),
  component: lazyPage(() => import('./duplicates.tsx'), 'duplicate', 'lead'),
});
