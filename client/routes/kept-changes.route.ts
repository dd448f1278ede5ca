import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** The changes on this device beyond any workspace: for whoever is in none of theirs any more. */
export const keptChangesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/changes',
  component: lazyPage(() => import('./kept-changes.tsx'), 'change'),
});
