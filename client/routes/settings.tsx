import { useQuery } from '@rocicorp/zero/react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../schema/notice/quiet-hours.ts';
import { queries } from '../../schema/queries.ts';
import { useSession } from '../auth/session.ts';
import { AppearanceCard } from '../features/settings/appearance-card.tsx';
import { UsageCard } from '../features/cost/usage-card.tsx';
import { CreditsCard } from '../features/settings/credits-card.tsx';
import { DangerCard } from '../features/settings/danger-card.tsx';
import { NotificationCard } from '../features/settings/notification-card.tsx';
import { PasswordCard } from '../features/settings/password-card.tsx';
import { ProfileCard } from '../features/settings/profile-card.tsx';
import { TwoFactorCard } from '../features/settings/two-factor/two-factor-card.tsx';
import { WorkspaceCard } from '../features/settings/workspace-card.tsx';
import { act } from '../offline/act.ts';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';
import { WorkspaceProviders } from './workspace-providers.tsx';
import { WorkspaceVerification } from './workspace-verification.tsx';

const SHOWN_ENTRIES = 12;

export function Page(): React.ReactNode {
  const { t } = useTranslation('settings');
  const session = useSession();
  const navigate = useNavigate();
  const { orgId, name, balance, held, costMicros } = useWorkspace();
  const canManage = useCan('org.manage');
  const [setting] = useQuery(queries.notice.setting());
  const [entries] = useQuery(queries.credit.entries({ orgId, limit: SHOWN_ENTRIES }));

  const leave = async () => {
    const outcome = await act('member.leave', { orgId }).here;
    if (outcome.kind !== 'refused') await navigate({ to: '/start' });
  };
  const remove = async () => {
    const outcome = await act('org.delete', { orgId, confirmName: name }).here;
    if (outcome.kind !== 'refused') await navigate({ to: '/start' });
  };

  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody width="read">
        {session.status === 'signed-in' && (
          <>
            <ProfileCard user={session.user} />
            <AppearanceCard />
            <NotificationCard
              muted={setting?.muted ?? []}
              quiet={toQuietHours(setting)}
              onSwitch={(kind, channel, isOn) =>
                act('notice.configure', { orgId, kind, channel, isOn })
              }
              onQuiet={(quiet) => act('notice.configure', { orgId, quiet })}
            />
            <PasswordCard email={session.user.email} />
            {!session.user.isAnonymous && <TwoFactorCard user={session.user} />}
          </>
        )}
        <WorkspaceCard
          key={orgId}
          name={name}
          canRename={canManage}
          onRename={(next) => act('org.rename', { orgId, name: next })}
        />
        <WorkspaceProviders orgId={orgId} />
        <WorkspaceVerification orgId={orgId} />
        <CreditsCard
          free={balance}
          held={held}
          entries={entries.map((entry) => {
            // What is spent of an amount set aside was not free before either.
            const free = entry.balanceDelta - entry.heldDelta;
            return { ...entry, amount: free || -entry.balanceDelta, isSigned: free !== 0 };
          })}
        />
        <UsageCard orgId={orgId} totalMicros={costMicros} />
        <DangerCard
          name={name}
          canDelete={canManage}
          onLeave={() => void leave()}
          onDelete={() => void remove()}
        />
      </PageBody>
    </>
  );
}

function toQuietHours(
  setting: { quietFrom: number | null; quietTo: number | null; timeZone: string } | undefined,
): QuietHours | null {
  if (!setting || setting.quietFrom === null || setting.quietTo === null) return null;
  return { from: setting.quietFrom, to: setting.quietTo, timeZone: setting.timeZone };
}
