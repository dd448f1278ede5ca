import { createRoute, redirect } from '@tanstack/react-router';
import { currentSession } from '../auth/session.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

/** For strangers; whoever is signed in goes on to work. */
export const landingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    if (currentSession().status === 'signed-in') throw redirect({ to: '/start' });
  },
  component: lazyPage(() => import('./landing.tsx'), 'landing'),
});
