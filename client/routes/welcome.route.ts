import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** Making a workspace: the first after sign-up, or one more. */
export const welcomeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/welcome',
  component: lazyPage(() => import('./welcome.tsx'), 'auth'),
});
