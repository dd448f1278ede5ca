import { useQuery } from '@rocicorp/zero/react';
import { IconLayoutKanban } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { ArchiveSheet } from '../features/pipeline/archive-sheet.tsx';
import { BoardScreen } from '../features/pipeline/board/board-screen.tsx';
import { BoardSkeleton } from '../features/pipeline/board/board-skeleton.tsx';
import type { BoardSearch } from '../features/pipeline/board/board-search.ts';
import { rememberPipeline } from '../features/pipeline/last-pipeline.ts';
import { pipelineActs } from '../features/pipeline/pipeline-acts.ts';
import { rememberUse, setKept, useShelf } from '../offline/shelf.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const route = getRouteApi('/app/w/$orgId/pipelines/$pipelineId');

export function Page(): React.ReactNode {
  const { orgId } = useWorkspace();
  const { pipelineId } = route.useParams();
  const search: BoardSearch = route.useSearch();
  const navigate = useNavigate();
  const [pipelines, listed] = useQuery(queries.pipeline.list({ orgId }));
  const [deals, board] = useQuery(queries.pipeline.board({ orgId, pipelineId }), { ttl: '5m' });
  const [tags] = useQuery(queries.tag.list({ orgId }));
  const [members] = useQuery(queries.org.members({ orgId }));
  const acts = useMemo(() => pipelineActs(orgId), [orgId]);
  const lookups = useMemo(
    () => ({
      tags: new Map(tags.map((tag) => [tag.id, tag])),
      members: new Map(members.map((member) => [member.userId, member])),
    }),
    [tags, members],
  );
  const isKept = useShelf(orgId).kept.board.includes(pipelineId);
  const [isArchiveOpen, setIsArchiveOpen] = useState(false);
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  useEffect(() => {
    rememberPipeline(orgId, pipelineId);
    rememberUse(orgId, 'board', pipelineId);
  }, [orgId, pipelineId]);

  if (!pipeline) return <NoPipeline result={listed} />;
  const show = (next: BoardSearch, { typed = false } = {}) =>
    void navigate({
      to: '/w/$orgId/pipelines/$pipelineId',
      params: { orgId, pipelineId },
      search: next,
      replace: typed,
      resetScroll: false,
    });
  const go = (nextId: string | null) =>
    void (nextId === null
      ? navigate({ to: '/w/$orgId/pipelines', params: { orgId } })
      : navigate({
          to: '/w/$orgId/pipelines/$pipelineId',
          params: { orgId, pipelineId: nextId },
        }));
  return (
    <>
      <BoardScreen
        key={pipelineId}
        pipelines={pipelines}
        pipeline={pipeline}
        deals={deals}
        isComplete={board.type === 'complete'}
        lookups={lookups}
        search={search}
        onSearch={show}
        onPipeline={go}
        acts={acts}
        onArchive={() => setIsArchiveOpen(true)}
        keep={{
          isOn: isKept,
          onToggle: () => setKept(orgId, 'board', pipelineId, !isKept),
        }}
        state={deals.length > 0 ? null : <NoDeals result={board} />}
      />
      {isArchiveOpen && (
        <ArchiveSheet pipeline={pipeline} acts={acts} onClose={() => setIsArchiveOpen(false)} />
      )}
    </>
  );
}

type Result = ReturnType<typeof useQuery>[1];

/** In the board's place: nothing yet, still on its way, not reachable, or not readable. */
function NoDeals({ result }: { result: Result }) {
  const { t } = useTranslation('pipeline');
  const { orgId } = useWorkspace();
  const canEdit = useCan('deal.edit');
  if (result.type !== 'complete') return <Waiting result={result} />;
  return (
    <EmptyState
      icon={<IconLayoutKanban size={24} stroke={1.6} />}
      title={t('empty.title')}
      text={t(canEdit ? 'empty.text' : 'empty.textViewer')}
      action={
        canEdit && (
          <LinkButton to="/w/$orgId/leads" params={{ orgId }}>
            {t('empty.action')}
          </LinkButton>
        )
      }
    />
  );
}

function Waiting({ result }: { result: Result }) {
  const { t } = useTranslation('pipeline');
  const connection = useConnection();
  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (connection === 'offline') return <OfflineState what={t('offlineWhat')} />;
  return <BoardSkeleton />;
}

/** “Not here” is said only once the server has confirmed it. */
function NoPipeline({ result }: { result: Result }) {
  const { t } = useTranslation('pipeline');
  const { orgId } = useWorkspace();
  const title = result.type === 'complete' ? t('notFound.title') : t('title');
  return (
    <>
      <PageHeader title={title} />
      {result.type !== 'complete' && <Waiting result={result} />}
      {result.type === 'complete' && (
        <EmptyState
          icon={<IconLayoutKanban size={24} stroke={1.6} />}
          title={title}
          text={t('notFound.text')}
          action={
            <LinkButton to="/w/$orgId/pipelines" params={{ orgId }}>
              {t('notFound.back')}
            </LinkButton>
          }
        />
      )}
    </>
  );
}
