import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

const search = z.object({ token: z.optional(z.string()), error: z.optional(z.string()) });

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  validateSearch: search,
  component: lazyPage(() => import('./reset-password.tsx'), 'auth'),
});
