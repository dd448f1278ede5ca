import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { refreshSession } from '../auth/session.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

/** Where a confirmation link ends; the server has signed the person in on the way. */
export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: z.object({ next: z.optional(z.string()), error: z.optional(z.string()) }),
  beforeLoad: () => refreshSession(),
  component: lazyPage(() => import('./verify-email.tsx'), 'auth'),
});
