import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { sendMagicLink, signIn } from '../../auth/auth-client.ts';
import { looksLikeEmail } from '../../auth/email-rule.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import classes from './form.module.css';

interface SignInFormProps {
  next: string;
  onSignedIn: () => void;
  /** The password was right, and a code is still to come. */
  onCodeWanted: () => void;
  onLinkSent: (email: string) => void;
}

export function SignInForm({ next, onSignedIn, onCodeWanted, onLinkSent }: SignInFormProps) {
  const { t } = useTranslation('auth');
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validateInputOnBlur: ['email'],
    validate: {
      email: (email) => (looksLikeEmail(email) ? null : t('problem.email')),
      password: (password) => (password ? null : t('problem.password')),
    },
  });

  const mailLink = () => {
    if (form.validateField('email').hasError) return;
    const email = form.values.email.trim();
    submit(async () => {
      await sendMagicLink({ email, next });
      onLinkSent(email);
    });
  };

  const enter = form.onSubmit((values) =>
    submit(async () => {
      const entry = await signIn({ email: values.email.trim(), password: values.password });
      if (entry === 'code') return onCodeWanted();
      await refreshSession();
      return onSignedIn();
    }),
  );

  return (
    <form onSubmit={enter} noValidate>
      <Stack gap="md">
        <TextInput
          size="md"
          type="email"
          autoComplete="username"
          label={t('field.email')}
          {...form.getInputProps('email')}
        />
        <div className={classes.withHint}>
          <PasswordInput
            size="md"
            autoComplete="current-password"
            label={t('field.password')}
            {...form.getInputProps('password')}
          />
          <TextLink to="/forgot-password" className={classes.hint}>
            {t('signIn.forgot')}
          </TextLink>
        </div>
        <FormProblem text={problem} />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          {t('signIn.action')}
        </Button>
        <Divider label={t('signIn.or')} />
        <Button variant="default" size="md" onClick={mailLink} disabled={isBusy} fullWidth>
          {t('signIn.magic')}
        </Button>
      </Stack>
    </form>
  );
}
