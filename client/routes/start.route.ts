import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** Where sign-in leads: on to the last workspace, or to making the first. */
export const startRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/start',
  component: lazyPage(() => import('./start.tsx')),
});
