import { useQuery } from '@rocicorp/zero/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import { queries } from '../../schema/queries.ts';
import { EntriesScreen } from '../features/listing/entries-screen.tsx';
import { useListingPages } from '../features/listing/use-listing-pages.ts';
import { act } from '../offline/act.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { notify } from '../ui/notify.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const route = getRouteApi('/app/w/$orgId/crawls/$taskId/entries');

/** Where a person points out which links of a directory are its entries. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('listing');
  const { orgId } = useWorkspace();
  const { taskId } = route.useParams();
  const canSave = useCan('crawl.run');
  const connection = useConnection();
  const [task, { type }] = useQuery(queries.crawl.task({ orgId, taskId }));
  const [rules] = useQuery(queries.listing.rules({ orgId }));
  const { pages, failure, retry } = useListingPages(orgId, taskId);

  if (!task && type === 'complete') return <NotFoundPage />;
  const parent = task && { label: task.name, to: `/w/${orgId}/crawls/${taskId}` };
  return (
    <>
      <PageHeader title={t('title')} {...(parent && { parent })} />
      <PageBody width="wide">
        {pages ? (
          <EntriesScreen
            orgId={orgId}
            taskId={taskId}
            pages={pages}
            rules={rules}
            canSave={canSave}
            onSave={(rule) => {
              act('listing.mapFields', { orgId, ruleId: newId(), ...rule });
              notify({ message: t('saved', { host: rule.host }), tone: 'good' });
            }}
            onForget={(ruleId) => {
              const host = rules.find(({ id }) => id === ruleId)?.host ?? '';
              act('listing.removeRule', { orgId, ruleId });
              notify({ message: t('forgotten', { host }) });
            }}
          />
        ) : failure === null ? (
          <CardsSkeleton />
        ) : connection === 'offline' ? (
          <OfflineState what={t('what')} />
        ) : (
          <ErrorState title={t('failedLoad')} text={failure} onRetry={retry} />
        )}
      </PageBody>
    </>
  );
}
