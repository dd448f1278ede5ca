import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmAddress, isSpentLink } from '../../auth/auth-client.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';

interface VerifyEmailPageProps {
  token: string | null;
  onConfirmed: () => void;
}

/** Behind a mailed confirmation link. Mail scanners open links, so a person presses the button. */
export function VerifyEmailPage({ token, onConfirmed }: VerifyEmailPageProps) {
  const { t } = useTranslation('auth');
  const [isSpent, setIsSpent] = useState(!token);
  const { isBusy, problem, submit } = useSubmit();
  const confirm = () =>
    submit(async () => {
      try {
        await confirmAddress(token ?? '');
      } catch (error) {
        if (!isSpentLink(error)) throw error;
        return setIsSpent(true);
      }
      await refreshSession();
      return onConfirmed();
    });

  if (isSpent) {
    return (
      <AuthLayout title={t('verify.badTitle')} lead={t('verify.badText')}>
        <LinkButton to="/sign-in" size="md">
          {t('verify.again')}
        </LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('verify.title')} lead={t('verify.lead')}>
      <Stack gap="md">
        <FormProblem text={problem} />
        <Button size="md" onClick={confirm} loading={isBusy} fullWidth>
          {t('verify.action')}
        </Button>
      </Stack>
    </AuthLayout>
  );
}
