import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconArrowsJoin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { duplicateActs } from '../features/duplicate/duplicate-acts.ts';
import { DuplicateSettings } from '../features/duplicate/duplicate-settings.tsx';
import { toPairs } from '../features/duplicate/duplicate-types.ts';
import { DuplicatesScreen } from '../features/duplicate/duplicates-screen.tsx';
import { MergeList } from '../features/duplicate/merge-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { formatNumber } from '../ui/format.ts';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const route = getRouteApi('/app/w/$orgId/duplicates');
/** As many pairs as somebody decides in a sitting; the next ones follow as these go. */
const MOST_SHOWN = 50;

export function Page(): React.ReactNode {
  const { t } = useTranslation('duplicate');
  const { orgId, duplicateCount } = useWorkspace();
  const { pair } = route.useSearch();
  const navigate = useNavigate();
  const [candidates, result] = useQuery(queries.duplicate.open({ orgId, limit: MOST_SHOWN }));
  const [merges] = useQuery(queries.duplicate.recentMerges({ orgId }));
  const [setting] = useQuery(queries.duplicate.setting({ orgId }));
  const acts = useMemo(() => duplicateActs(orgId), [orgId]);
  const pairs = toPairs(candidates);
  const count = Math.max(duplicateCount, pairs.length);
  const open = (id: string) =>
    void navigate({
      to: '/w/$orgId/duplicates',
      params: { orgId },
      search: { pair: id },
      replace: true,
    });
  return (
    <>
      <PageHeader
        title={t('title')}
        detail={pairs.length > 0 && t('waitingCount', { count, shown: formatNumber(count) })}
      />
      <PageBody width="wide">
        {pairs.length > 0 ? (
          <DuplicatesScreen pairs={pairs} openId={pair ?? null} onOpen={open} acts={acts} />
        ) : (
          <NoPairs result={result} />
        )}
        <DuplicateSettings
          autoMerge={setting?.autoMerge ?? false}
          sweepStartedAt={setting?.sweepStartedAt ?? null}
          sweepFinishedAt={setting?.sweepFinishedAt ?? null}
          acts={acts}
        />
        {merges.length > 0 && (
          <SectionCard title={t('merges.title')} flush>
            <MergeList merges={merges} acts={acts} />
          </SectionCard>
        )}
      </PageBody>
    </>
  );
}

function NoPairs({ result }: { result: ReturnType<typeof useQuery>[1] }) {
  const { t } = useTranslation('duplicate');
  const connection = useConnection();
  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (result.type === 'unknown') {
    return connection === 'offline' ? <OfflineState what={t('offlineWhat')} /> : <CardsSkeleton />;
  }
  return (
    <EmptyState
      icon={<IconArrowsJoin size={24} stroke={1.6} />}
      title={t('empty.title')}
      text={t('empty.text')}
    />
  );
}
