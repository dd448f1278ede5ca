import { useQuery } from '@rocicorp/zero/react';
import { IconUserPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../schema/id.ts';
import type { Role } from '../../schema/policy.ts';
import { queries } from '../../schema/queries.ts';
import { useSession } from '../auth/session.ts';
import { InvitationList } from '../features/member/invitation-list.tsx';
import { InviteForm } from '../features/member/invite-form.tsx';
import { MemberList, type MemberView } from '../features/member/member-list.tsx';
import { act } from '../offline/act.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useCommands } from '../ui/hotkeys.ts';
import { notify } from '../ui/notify.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CardsSkeleton } from '../ui/skeletons.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';

export function Page(): React.ReactNode {
  const { t } = useTranslation('member');
  const { orgId } = useWorkspace();
  const canManage = useCan('member.manage');
  const session = useSession();
  const [members, { type }] = useQuery(queries.org.members({ orgId }));
  const [leaving, setLeaving] = useState<MemberView | null>(null);
  const inviteField = useRef<HTMLInputElement>(null);

  useCommands(
    canManage
      ? [
          {
            id: 'member.invite',
            label: t('invite.command'),
            group: t('title'),
            keys: 'c',
            icon: <IconUserPlus size={18} stroke={1.6} />,
            run: () => inviteField.current?.focus(),
          },
        ]
      : [],
  );

  const invite = async ({ email, role }: { email: string; role: Role }) => {
    const outcome = await act(
      'invitation.create',
      { orgId, id: newId(), email, role },
      { isQuiet: true },
    ).here;
    if (outcome.kind === 'refused') return outcome.refusal.message;
    notify({ tone: 'good', message: t('invite.sent', { email }) });
    return null;
  };
  const changeRole = (member: MemberView, role: Role) => {
    if (role === member.role) return;
    act('member.changeRole', { orgId, memberId: member.id, role });
  };
  const remove = () => {
    if (leaving) act('member.remove', { orgId, memberId: leaving.id });
  };

  const views = members.map(toView);
  return (
    <>
      <PageHeader title={t('title')} detail={t('count', { count: views.length })} />
      <PageBody width="read">
        {views.length === 0 && type !== 'complete' ? (
          <CardsSkeleton />
        ) : (
          <>
            {canManage && <InviteForm onInvite={invite} inputRef={inviteField} />}
            <MemberList
              members={views}
              myUserId={session.status === 'signed-in' ? session.user.id : ''}
              canManage={canManage}
              onChangeRole={changeRole}
              onRemove={setLeaving}
            />
            {canManage && (
              <OpenInvitations onResend={(email, role) => void invite({ email, role })} />
            )}
          </>
        )}
      </PageBody>
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={remove}
        title={t('removeTitle', { name: leaving?.name ?? '' })}
        text={t('removeText')}
        action={t('remove')}
      />
    </>
  );
}

function OpenInvitations({ onResend }: { onResend: (email: string, role: Role) => void }) {
  const { orgId } = useWorkspace();
  const [rows] = useQuery(queries.org.invitations({ orgId }));
  const open = rows.filter((row) => !row.acceptedAt && !row.revokedAt);
  return (
    <InvitationList
      invitations={open.map((row) => ({ ...row, inviterName: row.inviter?.name ?? null }))}
      onResend={({ email, role }) => onResend(email, role)}
      onRevoke={({ id }) => act('invitation.revoke', { orgId, id })}
    />
  );
}

interface MemberWithProfile {
  id: string;
  userId: string;
  role: Role;
  createdAt: number;
  profile?: { name: string; email: string; image: string | null } | undefined;
}

function toView({ profile, ...member }: MemberWithProfile): MemberView {
  return {
    ...member,
    name: profile?.name ?? '…',
    email: profile?.email ?? '',
    image: profile?.image ?? null,
  };
}
