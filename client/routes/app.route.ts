import { createRoute, redirect } from '@tanstack/react-router';
import { knownSession } from '../auth/session.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

/** Everything behind sign-in. Brings Zero; its children read rows. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ location }) => {
    const session = await knownSession();
    if (session.status !== 'signed-in') {
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: lazyPage(() => import('./app.tsx'), 'shell'),
});
