import { lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import { fetchPart } from '../pwa/missing-part.ts';
import { loadMessages } from './i18n.ts';

/**
 * A route's component, fetched when first needed together with the texts it speaks.
 * What can't be fetched is a MissingPart, which RouteError shows: by itself the router would load the
 * page anew, and without a network that ends the app. The module exports the component as `Page`, with its return type written out (router.test.ts).
 */
export function lazyPage(
  load: () => Promise<{ Page: () => React.ReactNode }>,
  ...namespaces: string[]
): AsyncRouteComponent<unknown> {
  return lazyRouteComponent(async () => {
    const [page] = await fetchPart(() => Promise.all([load(), loadMessages(namespaces)]));
    return page;
  }, 'Page');
}
