import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';
import { START_PLACES, type StartPlace, type StartSearch } from './start-places.ts';

/** Where sign-in leads: on to the last workspace, or to making the first. */
export const startRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/start',
  validateSearch: (raw: Record<string, unknown>): StartSearch => {
    const search: StartSearch = {};
    for (const key of ['url', 'text', 'title'] as const) {
      if (typeof raw[key] === 'string' && raw[key]) search[key] = raw[key].slice(0, 4000);
    }
    const { to } = raw;
    if (typeof to === 'string' && Object.hasOwn(START_PLACES, to)) search.to = to as StartPlace;
    return search;
  },
  component: lazyPage(() => import('./start.tsx')),
});
