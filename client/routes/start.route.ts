import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { appRoute } from './app.route.ts';

/** Where to, within the last workspace: the manifest's shortcuts, files and shares name these. */
export const START_PLACES = {
  leads: '/leads',
  crawl: '/crawls/new',
  file: '/crawls/new',
  pipelines: '/pipelines',
  changes: '/changes',
  notices: '/notices',
} as const;
export type StartPlace = keyof typeof START_PLACES;

export interface StartSearch {
  to?: StartPlace;
  /** What another app shared. */
  url?: string;
  text?: string;
  title?: string;
}

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
