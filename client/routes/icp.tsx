import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconTargetOff } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { IcpEditor } from '../features/profile/icp-editor.tsx';
import { IcpPreview } from '../features/profile/icp-preview.tsx';
import classes from '../features/profile/icp-screen.module.css';
import { profileActs } from '../features/profile/profile-acts.ts';
import type { Icp } from '../features/profile/profile-types.ts';
import { type DraftValues, useDraft } from '../features/profile/use-draft.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { StatusBadge } from '../ui/status.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const route = getRouteApi('/app/w/$orgId/icps/$icpId');

export function Page(): React.ReactNode {
  const { orgId } = useWorkspace();
  const { icpId } = route.useParams();
  const [icps, { type }] = useQuery(queries.icp.list({ orgId }));
  const icp = icps.find(({ id }) => id === icpId) ?? null;
  if (!icp && icpId !== 'new') return <NoIcp isKnown={type === 'complete'} />;
  return <Editor key={icpId} orgId={orgId} icp={icp} />;
}

function Editor({ orgId, icp }: { orgId: string; icp: Icp | null }) {
  const { t } = useTranslation('profile');
  const navigate = useNavigate();
  const canEdit = useCan('profile.manage');
  const acts = useMemo(() => profileActs(orgId), [orgId]);
  const [businesses] = useQuery(queries.profile.list({ orgId }));
  const stored = useMemo<DraftValues>(
    () =>
      icp
        ? {
            name: icp.name,
            profileId: icp.profileId,
            criteria: icp.criteria,
            weights: icp.weights,
          }
        : { name: t('newName'), profileId: null, criteria: {}, weights: {} },
    [icp, t],
  );
  const draft = useDraft(stored);
  const { name, profileId, criteria, weights } = draft;
  const values = useMemo(
    () => ({ name: name.trim(), profileId, criteria, weights }),
    [name, profileId, criteria, weights],
  );
  const save = async () => {
    if (icp) {
      // What is saved is no edit any more: an undo of it shows.
      if (await acts.update(icp, draft.changes)) draft.revert();
      return;
    }
    const icpId = acts.create(values);
    void navigate({
      to: '/w/$orgId/icps/$icpId',
      params: { orgId, icpId },
      replace: true,
    });
  };
  const isReady = values.name !== '' && (icp === null || draft.isDirty);
  return (
    <>
      <PageHeader
        title={icp?.name ?? t('new')}
        parent={{ label: t('title'), to: `/w/${orgId}/icps` }}
        detail={
          <State isDirty={icp !== null && draft.isDirty} isDefault={icp?.isDefault ?? false} />
        }
        actions={
          canEdit && (
            <>
              {icp && draft.isDirty && (
                <Button variant="subtle" onClick={draft.revert} visibleFrom="sm">
                  {t('editor.revert')}
                </Button>
              )}
              <Button onClick={() => void save()} disabled={!isReady}>
                {t(icp ? 'editor.save' : 'editor.create')}
              </Button>
            </>
          )
        }
      />
      <div className={classes.page}>
        <div>
          <IcpEditor draft={draft} businesses={businesses} canEdit={canEdit} />
          {icp && draft.isDirty && (
            <Button variant="default" fullWidth mt="md" onClick={draft.revert} hiddenFrom="sm">
              {t('editor.revert')}
            </Button>
          )}
        </div>
        <div className={classes.side}>
          <IcpPreview orgId={orgId} draft={values} stored={icp ? stored : null} />
        </div>
      </div>
    </>
  );
}

/** Behind the name where there is room for it. */
function State({ isDirty, isDefault }: { isDirty: boolean; isDefault: boolean }) {
  const { t } = useTranslation('profile');
  if (!isDirty && !isDefault) return null;
  return (
    <span className={classes.state}>
      <StatusBadge tone={isDirty ? 'warn' : 'good'}>
        {t(isDirty ? 'editor.unsaved' : 'default')}
      </StatusBadge>
    </span>
  );
}

function NoIcp({ isKnown }: { isKnown: boolean }) {
  const { t } = useTranslation('profile');
  const { orgId } = useWorkspace();
  const connection = useConnection();
  if (!isKnown) {
    return connection === 'offline' ? <OfflineState what={t('offlineWhat')} /> : <CardsSkeleton />;
  }
  return (
    <>
      <PageHeader title={t('notFound')} />
      <EmptyState
        icon={<IconTargetOff size={24} stroke={1.6} />}
        title={t('notFound')}
        text={t('notFoundText')}
        action={
          <LinkButton to="/w/$orgId/icps" params={{ orgId }}>
            {t('back')}
          </LinkButton>
        }
      />
    </>
  );
}
