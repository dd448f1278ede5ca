import { createRouter } from '@tanstack/react-router';
import { landingRoute } from './routes/landing.route.ts';
import { rootRoute } from './routes/root.route.tsx';

/** Every screen of the product, one line each. */
const routeTree = rootRoute.addChildren([landingRoute]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
