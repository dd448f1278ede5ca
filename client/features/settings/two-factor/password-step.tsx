import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasPassword } from '../../../auth/auth-client.ts';
import { authErrorText } from '../../../auth/auth-error.ts';
import { useSubmit } from '../../../auth/use-submit.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';

interface PasswordStepProps {
  text: string;
  action: string;
  /** Gets the password; undefined for a person who has none. */
  onGo: (password: string | undefined) => Promise<void>;
}

/** Asks once more who is there, where there is a password to ask for. */
export function PasswordStep({ text, action, onGo }: PasswordStepProps) {
  const { t } = useTranslation('settings');
  const { t: tAuth } = useTranslation('auth');
  const [isAsked, setIsAsked] = useState<boolean | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { isBusy, problem, submit } = useSubmit();
  useEffect(() => {
    let isClosed = false;
    hasPassword().then(
      (answer) => !isClosed && setIsAsked(answer),
      (error: unknown) => !isClosed && setFault(error),
    );
    return () => {
      isClosed = true;
    };
  }, []);
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (password) => (!isAsked || password ? null : t('twoFactor.passwordMissing')),
    },
  });
  const go = form.onSubmit(({ password }) => submit(() => onGo(isAsked ? password : undefined)));
  return (
    <form onSubmit={go} noValidate>
      <Stack gap="md">
        <p>{text}</p>
        {isAsked && (
          <PasswordInput
            data-autofocus
            label={t('twoFactor.password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
        )}
        <FormProblem text={fault ? authErrorText(tAuth, fault) : problem} />
        <Button type="submit" loading={isBusy} disabled={isAsked === null}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
