import { useQuery } from '@rocicorp/zero/react';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { BusinessList } from '../features/profile/business-list.tsx';
import { IcpList } from '../features/profile/icp-list.tsx';
import { profileActs } from '../features/profile/profile-acts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { useCommands } from '../ui/hotkeys.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const NEW = 'new';

/** Whom the workspace looks for, and on whose behalf. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('profile');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  const connection = useConnection();
  const canManage = useCan('profile.manage');
  const acts = useMemo(() => profileActs(orgId), [orgId]);
  const [icps, result] = useQuery(queries.icp.list({ orgId }));
  const [businesses] = useQuery(queries.profile.list({ orgId }));
  const params = { orgId, icpId: NEW };

  useCommands(
    canManage
      ? [
          {
            id: 'icp.create',
            label: t('new'),
            group: t('commands.group'),
            keys: 'c',
            icon: <IconPlus size={18} stroke={1.6} />,
            run: () => void navigate({ to: '/w/$orgId/icps/$icpId', params }),
          },
        ]
      : [],
  );

  const create = (
    <LinkButton to="/w/$orgId/icps/$icpId" params={params} aria-label={t('new')}>
      {t('newShort')}
    </LinkButton>
  );
  const isEmpty = icps.length === 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        detail={isEmpty ? undefined : t('count', { count: icps.length })}
        actions={canManage && !isEmpty && create}
      />
      {isEmpty && result.type === 'error' && (
        <ErrorState
          title={t('failed.title')}
          text={t('failed.text', { reason: result.error.message })}
          onRetry={result.retry}
        />
      )}
      {isEmpty &&
        result.type === 'unknown' &&
        (connection === 'offline' ? <OfflineState what={t('offlineWhat')} /> : <CardsSkeleton />)}
      {isEmpty && result.type === 'complete' && (
        <EmptyState
          icon={<IconTargetArrow size={24} stroke={1.6} />}
          title={t('none.title')}
          text={t(canManage ? 'none.text' : 'none.textViewer')}
          action={canManage && create}
        />
      )}
      {(!isEmpty || result.type === 'complete') && (
        <PageBody width="wide">
          <IcpList icps={icps} acts={acts} canManage={canManage} />
          <BusinessList orgId={orgId} businesses={businesses} canManage={canManage} />
        </PageBody>
      )}
    </>
  );
}
