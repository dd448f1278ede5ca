import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuthUser } from '../../auth/auth-client.ts';
import type { Invitation } from '../../auth/invitations.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';

interface InvitePageProps {
  /** Null when the link no longer counts. */
  invitation: Invitation | null;
  /** Who is signed in; null for nobody and for guests, who have no address to be invited by. */
  user: AuthUser | null;
  /** This page, to come back to. */
  here: string;
  onJoin: () => Promise<void>;
}

/** Where a mailed invitation leads. */
export function InvitePage({ invitation, user, here, onJoin }: InvitePageProps) {
  const { t } = useTranslation(['auth', 'common']);
  const { isBusy, problem, submit } = useSubmit();
  if (!invitation) {
    return (
      <AuthLayout title={t('invite.badTitle')} lead={t('invite.badText')}>
        <LinkButton to="/start" variant="default" size="md">
          {t('common:goHome')}
        </LinkButton>
      </AuthLayout>
    );
  }
  const { orgName: org, inviterName: inviter, email, role } = invitation;
  const isMine = user?.email.toLowerCase() === email.toLowerCase();
  if (user && !isMine) {
    return (
      <AuthLayout
        title={t('invite.wrongTitle')}
        lead={t('invite.otherAccount', { email, mine: user.email })}
      >
        <LinkButton to="/sign-in" search={{ next: here }} size="md">
          {t('invite.switch', { email })}
        </LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={t('invite.title', { org })}
      lead={t('invite.text', { inviter, role: t(`invite.role.${role}`) })}
    >
      <Stack gap="md">
        <FormProblem text={problem} />
        {user ? (
          <Button size="md" loading={isBusy} onClick={() => submit(onJoin)}>
            {t('invite.action', { org })}
          </Button>
        ) : (
          <>
            <LinkButton to="/sign-up" search={{ email, next: here }} size="md">
              {t('invite.create')}
            </LinkButton>
            <LinkButton to="/sign-in" search={{ next: here }} variant="default" size="md">
              {t('invite.have')}
            </LinkButton>
          </>
        )}
      </Stack>
    </AuthLayout>
  );
}
