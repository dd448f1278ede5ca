import { useQuery } from '@rocicorp/zero/react';
import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { lastPipeline } from '../features/pipeline/last-pipeline.ts';
import { pipelineActs } from '../features/pipeline/pipeline-acts.ts';
import { NewPipeline } from '../features/pipeline/stage/new-pipeline.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

/** The board that one looked at last; an invitation to make one where there is none. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('pipeline');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  const connection = useConnection();
  const canManage = useCan('pipeline.manage');
  const [isMaking, setIsMaking] = useState(false);
  const [pipelines, result] = useQuery(queries.pipeline.list({ orgId }));
  const acts = useMemo(() => pipelineActs(orgId), [orgId]);
  const last = lastPipeline(orgId);
  const pipeline = pipelines.find(({ id }) => id === last) ?? pipelines[0];
  if (pipeline) {
    const params = { orgId, pipelineId: pipeline.id };
    return <Navigate to="/w/$orgId/pipelines/$pipelineId" params={params} replace />;
  }
  return (
    <>
      <PageHeader title={t('title')} />
      {result.type === 'error' && (
        <ErrorState
          title={t('failed.title')}
          text={t('failed.text', { reason: result.error.message })}
          onRetry={result.retry}
        />
      )}
      {result.type === 'unknown' &&
        (connection === 'offline' ? <OfflineState what={t('offlineWhat')} /> : <CardsSkeleton />)}
      {result.type === 'complete' && (
        <EmptyState
          icon={<IconLayoutKanban size={24} stroke={1.6} />}
          title={t('none.title')}
          text={t(canManage ? 'none.text' : 'none.textViewer')}
          action={
            canManage && <Button onClick={() => setIsMaking(true)}>{t('none.action')}</Button>
          }
        />
      )}
      {isMaking && (
        <NewPipeline
          pipelines={pipelines}
          acts={acts}
          onClose={() => setIsMaking(false)}
          onMade={(pipelineId) =>
            void navigate({
              to: '/w/$orgId/pipelines/$pipelineId',
              params: { orgId, pipelineId },
            })
          }
        />
      )}
    </>
  );
}
