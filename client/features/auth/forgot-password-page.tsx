import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../auth/auth-client.ts';
import { looksLikeEmail } from '../../auth/email-rule.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { CheckInbox } from './check-inbox.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation('auth');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (email) => (looksLikeEmail(email) ? null : t('problem.email')) },
  });
  const back = <TextLink to="/sign-in">{t('forgot.back')}</TextLink>;
  if (mailedTo) {
    return (
      <AuthLayout title={t('inbox.title')} lead={t('inbox.reset', { email: mailedTo })} foot={back}>
        <CheckInbox onResend={() => requestPasswordReset(mailedTo)} />
      </AuthLayout>
    );
  }
  const send = form.onSubmit(({ email }) =>
    submit(async () => {
      await requestPasswordReset(email.trim());
      setMailedTo(email.trim());
    }),
  );
  return (
    <AuthLayout title={t('forgot.title')} lead={t('forgot.lead')} foot={back}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            size="md"
            type="email"
            autoComplete="username"
            label={t('field.email')}
            {...form.getInputProps('email')}
          />
          <FormProblem text={problem} />
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {t('forgot.action')}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}
