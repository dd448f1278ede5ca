import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

const search = z.object({ next: z.optional(z.string()), error: z.optional(z.string()) });

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: search,
  component: lazyPage(() => import('./verify-email.tsx'), 'auth'),
});
