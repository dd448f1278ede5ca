import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { signUp } from '../../auth/auth-client.ts';
import { looksLikeEmail } from '../../auth/email-rule.ts';
import { isGoodPassword } from '../../../schema/account/password-rule.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';

interface SignUpFormProps {
  next: string;
  /** Filled in when an invitation names it. */
  email?: string;
  onSignedIn: () => void;
  /** The server wants the address confirmed before it lets anybody in. */
  onMustVerify: (email: string) => void;
}

export function SignUpForm({ next, email = '', onSignedIn, onMustVerify }: SignUpFormProps) {
  const { t } = useTranslation('auth');
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { name: '', email, password: '' },
    validateInputOnBlur: ['email'],
    validate: {
      name: (name) => (name.trim() ? null : t('problem.name')),
      email: (text) => (looksLikeEmail(text) ? null : t('problem.email')),
      password: (password) => (isGoodPassword(password) ? null : t('problem.rules')),
    },
  });

  const create = form.onSubmit((values) =>
    submit(async () => {
      const address = values.email.trim();
      await signUp({ name: values.name.trim(), email: address, password: values.password, next });
      const session = await refreshSession();
      if (session.status === 'signed-in') onSignedIn();
      else onMustVerify(address);
    }),
  );

  return (
    <form onSubmit={create} noValidate>
      <Stack gap="md">
        <TextInput
          size="md"
          autoComplete="name"
          label={t('field.name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          size="md"
          type="email"
          autoComplete="username"
          label={t('field.email')}
          {...form.getInputProps('email')}
        />
        <NewPasswordField
          size="md"
          label={t('field.password')}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <FormProblem text={problem} />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          {t('signUp.action')}
        </Button>
      </Stack>
    </form>
  );
}
