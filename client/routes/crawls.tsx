import { useQuery } from '@rocicorp/zero/react';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { useServerConfig } from '../api/server-config.ts';
import { CrawlList } from '../features/crawl/list/crawl-list.tsx';
import classes from '../features/crawl/list/crawl-list.module.css';
import { CrawlsEmpty } from '../features/crawl/list/crawls-empty.tsx';
import { CrawlsHeader } from '../features/crawl/list/crawls-header.tsx';
import { StateFilter } from '../features/crawl/list/state-filter.tsx';
import { groupOf, type StateGroup } from '../features/crawl/list/state-groups.ts';
import { useCrawlActs } from '../features/crawl/use-crawl-acts.tsx';
import { useNewCrawlCommand } from '../features/crawl/use-new-crawl-command.tsx';
import { useRowKeys } from '../features/crawl/use-row-keys.ts';
import { useSampleCrawl } from '../features/crawl/use-sample-crawl.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { TableSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import type { CrawlsSearch } from './crawls.route.ts';

const route = getRouteApi('/app/w/$orgId/crawls');
const LISTED = 500;

export function Page(): React.ReactNode {
  const { t } = useTranslation('crawl');
  const { orgId } = useWorkspace();
  const canRun = useCan('crawl.run');
  const navigate = useNavigate();
  const { state: shown }: CrawlsSearch = route.useSearch();
  const [tasks, result] = useQuery(queries.crawl.tasks({ orgId, limit: LISTED }));
  const { perform, dialogs } = useCrawlActs();
  const sample = useSampleCrawl();
  const startUrl = useServerConfig()?.demo?.startUrl ?? '';
  const hasSample = tasks.some((task) => task.source.urls.includes(startUrl));

  useNewCrawlCommand();
  useRowKeys({
    group: t('group.crawls'),
    next: t('list.nextRow'),
    previous: t('list.previousRow'),
  });

  const show = (state: StateGroup | undefined) =>
    void navigate({ to: '/w/$orgId/crawls', params: { orgId }, search: { state }, replace: true });
  const rows = shown ? tasks.filter((task) => groupOf(task.state) === shown) : tasks;
  return (
    <>
      <CrawlsHeader
        orgId={orgId}
        count={tasks.length}
        canRun={canRun}
        sample={hasSample ? null : sample}
      />
      {tasks.length === 0 ? (
        <NoCrawls orgId={orgId} result={result} canRun={canRun} sample={sample} />
      ) : (
        <>
          <StateFilter tasks={tasks} shown={shown} onShow={show} />
          {rows.length === 0 && shown ? (
            <EmptyState
              icon={<IconFilterOff size={24} stroke={1.6} />}
              title={t('noMatch.title', { state: t(`filterWord.${shown}`) })}
              text={t('noMatch.text')}
              action={<Button onClick={() => show(undefined)}>{t('noMatch.action')}</Button>}
            />
          ) : (
            <CrawlList tasks={rows} canRun={canRun} onAct={perform} />
          )}
          {tasks.length === LISTED && (
            <p className={classes.older}>{t('list.older', { count: LISTED })}</p>
          )}
        </>
      )}
      {dialogs}
    </>
  );
}

interface NoCrawlsProps extends React.ComponentProps<typeof CrawlsEmpty> {
  result: ReturnType<typeof useQuery>[1];
}

/** Nobody is told that there is nothing before the server has said so. */
function NoCrawls({ result, ...empty }: NoCrawlsProps) {
  const { t } = useTranslation('crawl');
  const connection = useConnection();
  if (result.type === 'complete') return <CrawlsEmpty {...empty} />;
  if (result.type === 'error') {
    return (
      <ErrorState
        title={t('failed.title')}
        text={t('failed.text', { reason: result.error.message })}
        onRetry={result.retry}
      />
    );
  }
  if (connection === 'offline') return <OfflineState what={t('title')} />;
  return <TableSkeleton rows={8} columns={5} />;
}
