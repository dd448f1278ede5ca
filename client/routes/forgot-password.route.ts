import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { rootRoute } from './root.route.tsx';

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyPage(() => import('./forgot-password.tsx'), 'auth'),
});
