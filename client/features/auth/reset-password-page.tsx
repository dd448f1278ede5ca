import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '../../auth/auth-client.ts';
import { isGoodPassword } from '../../../schema/account/password-rule.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';

/** The mailed link lands here with a token, or with nothing when it is spent. */
export function ResetPasswordPage({ token }: { token: string | null }) {
  const { t } = useTranslation('auth');
  if (!token) {
    return (
      <AuthLayout title={t('reset.badTitle')} lead={t('reset.badText')}>
        <LinkButton to="/forgot-password" size="md">
          {t('reset.again')}
        </LinkButton>
      </AuthLayout>
    );
  }
  return <ResetForm token={token} />;
}

function ResetForm({ token }: { token: string }) {
  const { t } = useTranslation('auth');
  const [isDone, setIsDone] = useState(false);
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (isGoodPassword(password) ? null : t('problem.rules')) },
  });
  const save = form.onSubmit(({ password }) =>
    submit(async () => {
      await resetPassword({ token, newPassword: password });
      setIsDone(true);
    }),
  );
  if (isDone) {
    return (
      <AuthLayout title={t('reset.title')} lead={t('reset.done')}>
        <LinkButton to="/sign-in" size="md">
          {t('signIn.action')}
        </LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('reset.title')} lead={t('reset.lead')}>
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <NewPasswordField
            size="md"
            label={t('field.newPassword')}
            {...form.getInputProps('password')}
            value={form.values.password}
          />
          <FormProblem text={problem} />
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {t('reset.action')}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}
