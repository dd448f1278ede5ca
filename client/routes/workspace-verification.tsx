import { useQuery } from '@rocicorp/zero/react';
import { queries } from '../../schema/queries.ts';
import { VerificationCard } from '../features/verification/verification-card.tsx';
import { act } from '../offline/act.ts';
import { useCan } from '../workspace/workspace.tsx';

/** The workspace's settings of verification. */
export function WorkspaceVerification({ orgId }: { orgId: string }) {
  const canManage = useCan('org.manage');
  const [setting] = useQuery(queries.verification.setting({ orgId }));
  const [latest] = useQuery(queries.verification.latest({ orgId }));
  const [reason] = latest?.reasons ?? [];
  return (
    <VerificationCard
      autoVerify={setting?.autoVerify ?? true}
      limit={reason === 'smtp_off' || reason === 'port_25_blocked' ? reason : null}
      canManage={canManage}
      askProviders={setting?.askProviders ?? 'asked'}
      onAskProviders={(when) => void act('verification.askProviders', { orgId, when })}
      onSwitch={(autoVerify) => void act('verification.configure', { orgId, autoVerify })}
    />
  );
}
