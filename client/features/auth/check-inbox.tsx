import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerConfig } from '../../api/server-config.ts';
import { useSubmit } from '../../auth/use-submit.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './form.module.css';

interface CheckInboxProps {
  onResend: () => Promise<unknown>;
}

/** After a mail was sent: where to look, and how to get another. */
export function CheckInbox({ onResend }: CheckInboxProps) {
  const { t } = useTranslation('auth');
  const { isBusy, problem, submit } = useSubmit();
  const [isResent, setIsResent] = useState(false);
  const mailPage = useServerConfig()?.mailPage;
  const resend = () =>
    submit(async () => {
      await onResend();
      setIsResent(true);
    });
  return (
    <Stack gap="md" align="flex-start">
      <p className={classes.quiet}>{t('inbox.spam')}</p>
      {mailPage && (
        <p className={classes.notice}>
          {t('inbox.dev')} <a href={mailPage}>{t('inbox.devLink')}</a>
        </p>
      )}
      <FormProblem text={problem} />
      <div className={classes.row}>
        <Button variant="default" size="md" onClick={resend} loading={isBusy}>
          {t('inbox.resend')}
        </Button>
        <output className={classes.quiet}>{isResent && t('inbox.resent')}</output>
      </div>
    </Stack>
  );
}
