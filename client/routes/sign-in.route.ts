import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

const search = z.object({
  next: z.optional(z.string()),
  /** The session ended under a person at work. */
  again: z.optional(z.boolean()),
  /** Set by the auth library when a mailed link is spent. */
  error: z.optional(z.string()),
  /** A provider's answer that a code has to follow. */
  step: z.optional(z.string()),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: search,
  component: lazyPage(() => import('./sign-in.tsx'), 'auth'),
});
