import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { enterCode } from '../../../auth/auth-client.ts';
import { useSubmit } from '../../../auth/use-submit.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { QrCode } from './qr-code.tsx';
import classes from './two-factor.module.css';

interface AppStepProps {
  /** What the app scans: `otpauth://…`. */
  uri: string;
  onDone: () => Promise<void>;
}

/** Hands the secret to the person's app, and takes a code from it as proof. */
export function AppStep({ uri, onDone }: AppStepProps) {
  const { t } = useTranslation('settings');
  const { isBusy, problem, submit } = useSubmit();
  const form = useForm({
    initialValues: { code: '' },
    validate: {
      code: (code) =>
        /^\d{6}$/.test(code.replaceAll(/\s/g, '')) ? null : t('twoFactor.setup.codeMissing'),
    },
  });
  const confirm = form.onSubmit(({ code }) =>
    submit(async () => {
      await enterCode({ code: code.replaceAll(/\s/g, ''), isBackup: false, trustDevice: false });
      await onDone();
    }),
  );
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <form onSubmit={confirm} noValidate>
      <Stack gap="md">
        <p>{t('twoFactor.setup.scan')}</p>
        <QrCode text={uri} label={t('twoFactor.setup.qr')} className={classes.qr ?? ''} />
        <div>
          <p className={classes.quiet}>{t('twoFactor.setup.manual')}</p>
          <code className={classes.key}>{key.match(/.{1,4}/g)?.join(' ')}</code>
        </div>
        <TextInput
          data-autofocus
          label={t('twoFactor.setup.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          {...form.getInputProps('code')}
        />
        <FormProblem text={problem} />
        <Button type="submit" loading={isBusy}>
          {t('twoFactor.setup.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
