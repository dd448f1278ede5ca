import { useQuery } from '@rocicorp/zero/react';
import { IconBuildingStore } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { BusinessForm } from '../features/profile/business-form.tsx';
import { type BusinessValues, profileActs } from '../features/profile/profile-acts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';

const route = getRouteApi('/app/w/$orgId/business-profiles/$profileId');

/** One business of ours. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('profile');
  const { orgId } = useWorkspace();
  const { profileId } = route.useParams();
  const navigate = useNavigate();
  const connection = useConnection();
  const canEdit = useCan('profile.manage');
  const acts = useMemo(() => profileActs(orgId), [orgId]);
  const [profiles, { type }] = useQuery(queries.profile.list({ orgId }));
  const isNew = profileId === 'new';
  const profile = profiles.find(({ id }) => id === profileId);
  const parent = { label: t('title'), to: `/w/${orgId}/icps` };
  if (!profile && !isNew && type !== 'complete') {
    return connection === 'offline' ? <OfflineState what={t('offlineWhat')} /> : <CardsSkeleton />;
  }
  if (!profile && !isNew) {
    return (
      <>
        <PageHeader title={t('business.notFound')} parent={parent} />
        <EmptyState
          icon={<IconBuildingStore size={24} stroke={1.6} />}
          title={t('business.notFound')}
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
  const stored: BusinessValues = profile ?? {
    name: t('business.newName'),
    website: null,
    sells: '',
    customers: '',
    tone: '',
    proof: '',
    services: [],
  };
  const leave = () => void navigate({ to: '/w/$orgId/icps', params: { orgId } });
  const save = async (changes: Partial<BusinessValues>, values: BusinessValues) => {
    if (profile) return acts.updateBusiness(profile.id, changes);
    acts.createBusiness(values);
    leave();
    return true;
  };
  const remove = () => {
    if (profile) void acts.removeBusiness(profile);
    leave();
  };
  return (
    <>
      <PageHeader title={profile?.name ?? t('business.new')} parent={parent} />
      <PageBody width="read">
        <BusinessForm
          key={profileId}
          stored={stored}
          isNew={isNew}
          canEdit={canEdit}
          onSave={save}
          onDelete={profile && canEdit ? remove : null}
        />
      </PageBody>
    </>
  );
}
