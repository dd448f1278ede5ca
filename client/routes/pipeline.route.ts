import { createRoute } from '@tanstack/react-router';
import { readBoardSearch } from '../features/pipeline/board/board-search.ts';
import { lazyPage } from '../i18n/lazy-page.ts';
import { workspaceRoute } from './workspace.route.ts';

export const pipelineRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/pipelines/$pipelineId',
  validateSearch: readBoardSearch,
  component: lazyPage(() => import('./pipeline.tsx'), 'pipeline'),
});
