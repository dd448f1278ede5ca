import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** Making a workspace: the first after sign-up, or one more. */
export const welcomeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/welcome',
  validateSearch: z.object({ sample: z.optional(z.boolean()) }),
  component: lazyPage(() => import('./welcome.tsx'), 'auth'),
});
