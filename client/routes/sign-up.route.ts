import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: z.object({
    next: z.optional(z.string()),
    /** Known from an invitation. */
    email: z.optional(z.string()),
  }),
  component: lazyPage(() => import('./sign-up.tsx'), 'auth'),
});
