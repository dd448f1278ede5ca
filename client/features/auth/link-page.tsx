import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterByLink, isSpentLink } from '../../auth/auth-client.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { CodeStep } from './code-step.tsx';

interface LinkPageProps {
  token: string | null;
  onSignedIn: () => void;
}

/**
 * Behind a mailed sign-in link. Mail scanners open links, and this one works once, so a person has
 * to press the button.
 */
export function LinkPage({ token, onSignedIn }: LinkPageProps) {
  const { t } = useTranslation('auth');
  const [state, setState] = useState<'ready' | 'code' | 'spent'>(token ? 'ready' : 'spent');
  const { isBusy, problem, submit } = useSubmit();
  const enter = () =>
    submit(async () => {
      const entry = await enterByLink(token ?? '').catch((error: unknown) => {
        if (isSpentLink(error)) return 'spent' as const;
        throw error;
      });
      if (entry !== 'in') return setState(entry);
      await refreshSession();
      return onSignedIn();
    });

  if (state === 'code') return <CodeStep onSignedIn={onSignedIn} />;
  if (state === 'spent') {
    return (
      <AuthLayout title={t('link.badTitle')} lead={t('link.badText')}>
        <LinkButton to="/sign-in" size="md">
          {t('link.again')}
        </LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('link.title')} lead={t('link.lead')}>
      <Stack gap="md">
        <FormProblem text={problem} />
        <Button size="md" onClick={enter} loading={isBusy} fullWidth>
          {t('link.action')}
        </Button>
      </Stack>
    </AuthLayout>
  );
}
