import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

/** Where a mailed confirmation link leads; nothing happens before its button is pressed. */
export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: z.object({ token: z.optional(z.string()), next: z.optional(z.string()) }),
  component: lazyPage(() => import('./verify-email.tsx'), 'auth'),
});
