import { lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import { loadMessages } from './i18n.ts';

/**
 * A route's component, fetched when first needed together with the texts it speaks.
 * The module exports the component as `Page`, with its return type written out (router.test.ts).
 */
export function lazyPage(
  load: () => Promise<{ Page: () => React.ReactNode }>,
  ...namespaces: string[]
): AsyncRouteComponent<unknown> {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), loadMessages(namespaces)]);
    return page;
  }, 'Page');
}
