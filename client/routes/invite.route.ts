import { createRoute } from '@tanstack/react-router';
import { fetchInvitation } from '../auth/invitations.ts';
import { knownSession } from '../auth/session.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

/** The link in an invitation's mail. */
export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  loader: async ({ params }) => {
    const [invitation] = await Promise.all([fetchInvitation(params.token), knownSession()]);
    return invitation;
  },
  component: lazyPage(() => import('./invite.tsx'), 'auth'),
});
