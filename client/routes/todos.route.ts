import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

/** Mine that are open when nothing is said. */
export interface TodosSearch {
  whose?: 'all';
  done?: true;
}

export const todosRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/todos',
  validateSearch: ({ whose, done }: Record<string, unknown>): TodosSearch => ({
    ...(whose === 'all' && { whose }),
    ...(done === true && { done }),
  }),
  component: lazyPage(() => import('./todos.tsx'), 'todo'),
});
