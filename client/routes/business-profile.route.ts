import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

/** `new` stands for one that is not stored yet. */
export const businessProfileRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/business-profiles/$profileId',
  component: lazyPage(() => import('./business-profile.tsx'), 'profile'),
});
