import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import type { CrawlTask } from '../features/crawl/crawl-types.ts';
import { actsOn, type CrawlAct } from '../features/crawl/task-acts.ts';
import type { CrawlSearch } from '../features/crawl/task/crawl-search.ts';
import { TaskHeader } from '../features/crawl/task/task-header.tsx';
import { TaskScreen } from '../features/crawl/task/task-screen.tsx';
import { useCrawlConsole } from '../features/crawl/task/use-crawl-console.ts';
import { ACT_ICON } from '../features/crawl/act-icons.ts';
import { useCrawlActs } from '../features/crawl/use-crawl-acts.tsx';
import { useNewCrawlCommand } from '../features/crawl/use-new-crawl-command.tsx';
import { useRowKeys } from '../features/crawl/use-row-keys.ts';
import { type Command, useCommands } from '../ui/hotkeys.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { RecordSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import { useSaveToPipeline } from './use-save-to-pipeline.tsx';

const route = getRouteApi('/app/w/$orgId/crawls/$taskId');

export function Page(): React.ReactNode {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const { taskId } = route.useParams();
  const connection = useConnection();
  const [task, { type }] = useQuery(queries.crawl.task({ orgId, taskId }));

  if (task) return <OpenCrawl key={task.id} task={task} />;
  if (type === 'complete') return <NotFoundPage />;
  if (connection === 'offline') return <OfflineState what={t('offlineWhat')} />;
  return (
    <PageBody width="wide">
      <RecordSkeleton />
    </PageBody>
  );
}

const FIRST_ROWS = 200;
const MOST_ROWS = 20_000;

function OpenCrawl({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const canRun = useCan('crawl.run');
  const navigate = useNavigate();
  const search: CrawlSearch = route.useSearch();
  const [limit, setLimit] = useState(FIRST_ROWS);
  const sinceRun = search.earlier ? 0 : task.run;
  const [results, { type }] = useQuery(
    queries.crawl.results({ orgId, taskId: task.id, sinceRun, limit }),
  );
  // One is enough to know whether there is anything to go and see.
  const [anyResult] = useQuery(
    queries.crawl.results({ orgId, taskId: task.id, sinceRun: 0, limit: 1 }),
  );
  const console = useCrawlConsole(orgId, task.id);
  const { perform, dialogs } = useCrawlActs(
    () => void navigate({ to: '/w/$orgId/crawls', params: { orgId } }),
  );
  const { save, dialog } = useSaveToPipeline(orgId);
  const loaded = results.length;
  const onReach = useCallback(
    (lastIndex: number) => {
      if (loaded >= limit && lastIndex > loaded - FIRST_ROWS / 2) {
        setLimit(Math.min(MOST_ROWS, limit * 2));
      }
    },
    [loaded, limit],
  );

  useNewCrawlCommand();
  useRowKeys({
    group: t('group.crawl'),
    next: t('results.nextRow'),
    previous: t('results.previousRow'),
  });
  useTaskCommands(task, canRun, perform);

  const onSearch = (next: CrawlSearch) =>
    void navigate({
      to: '/w/$orgId/crawls/$taskId',
      params: { orgId, taskId: task.id },
      search: next,
      replace: true,
      resetScroll: false,
    });
  const onAct = (act: CrawlAct) => perform(act, task);
  return (
    <>
      <TaskHeader task={task} canRun={canRun} onAct={onAct} />
      <TaskScreen
        task={task}
        results={results}
        areResultsComplete={type === 'complete'}
        hasMoreResults={loaded >= limit}
        hasEverFound={anyResult.length > 0}
        onReach={onReach}
        console={console}
        canRun={canRun}
        search={search}
        onSearch={onSearch}
        onAct={onAct}
        onSave={save}
      />
      {dialogs}
      {dialog}
    </>
  );
}

/** Everything in the menu is in the palette, too; `p` turns the crawl off and on. */
function useTaskCommands(
  task: CrawlTask,
  canRun: boolean,
  perform: (act: CrawlAct, task: CrawlTask) => void,
) {
  const { t } = useTranslation('crawl');
  const acts = canRun ? actsOn(task) : [];
  useCommands(
    acts.map((act): Command => {
      const Icon = ACT_ICON[act];
      const isToggle = act === 'pause' || act === 'resume';
      return {
        id: `crawl.${act}`,
        label: t(`act.${act}`),
        group: t('group.crawl'),
        ...(isToggle && { keys: 'p' }),
        icon: <Icon size={18} stroke={1.6} />,
        run: () => perform(act, task),
      };
    }),
  );
}
