import { Button, CopyButton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './two-factor.module.css';

interface BackupCodesProps {
  codes: string[];
  onClose: () => void;
}

/** Shown once. */
export function BackupCodes({ codes, onClose }: BackupCodesProps) {
  const { t } = useTranslation('settings');
  return (
    <Stack gap="md">
      <p>{t('twoFactor.codes.text')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Button onClick={onClose}>{t('twoFactor.codes.close')}</Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'twoFactor.codes.copied' : 'twoFactor.codes.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </Stack>
  );
}
