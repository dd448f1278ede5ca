import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterCode } from '../../auth/auth-client.ts';
import { refreshSession } from '../../auth/session.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import classes from './form.module.css';

interface CodeStepProps {
  onSignedIn: () => void;
  /** Back to the form on this page; to the sign-in page when left out. */
  onBack?: () => void;
}

/** The second step of signing in: a code from the app, or a backup code. */
export function CodeStep({ onSignedIn, onBack }: CodeStepProps) {
  const { t } = useTranslation('auth');
  const [isBackup, setIsBackup] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { code: '', trustDevice: false },
    validate: { code: (code) => (code.trim() ? null : t('code.missing')) },
  });
  const enter = form.onSubmit(({ code, trustDevice }) =>
    submit(async () => {
      const typed = isBackup ? code.trim() : code.replaceAll(/\s/g, '');
      await enterCode({ code: typed, isBackup, trustDevice });
      await refreshSession();
      onSignedIn();
    }),
  );
  // The person has just come here to type it.
  useEffect(() => field.current?.focus(), []);
  const swap = () => {
    setIsBackup(!isBackup);
    form.reset();
    field.current?.focus();
  };

  return (
    <AuthLayout title={t('code.title')} lead={t(isBackup ? 'code.leadBackup' : 'code.lead')}>
      <form onSubmit={enter} noValidate>
        <Stack gap="md">
          <TextInput
            size="md"
            ref={field}
            label={t(isBackup ? 'code.fieldBackup' : 'code.field')}
            inputMode={isBackup ? 'text' : 'numeric'}
            autoComplete={isBackup ? 'off' : 'one-time-code'}
            maxLength={isBackup ? 32 : 8}
            {...form.getInputProps('code')}
          />
          <Checkbox
            label={t('code.trust')}
            {...form.getInputProps('trustDevice', { type: 'checkbox' })}
          />
          <FormProblem text={problem} />
          <Button type="submit" size="md" loading={isBusy} fullWidth>
            {t('code.action')}
          </Button>
          <div className={classes.row}>
            <Button variant="subtle" onClick={swap} disabled={isBusy}>
              {t(isBackup ? 'code.useApp' : 'code.useBackup')}
            </Button>
            {onBack ? (
              <Button variant="subtle" onClick={onBack} disabled={isBusy}>
                {t('code.back')}
              </Button>
            ) : (
              <LinkButton to="/sign-in" variant="subtle">
                {t('code.back')}
              </LinkButton>
            )}
          </div>
        </Stack>
      </form>
    </AuthLayout>
  );
}
