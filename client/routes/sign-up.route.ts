import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

const search = z.object({
  next: z.optional(z.string()),
  email: z.optional(z.string()),
  /** Came for the sample workspace. */
  sample: z.optional(z.boolean()),
});

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: search,
  component: lazyPage(() => import('./sign-up.tsx'), 'auth'),
});
