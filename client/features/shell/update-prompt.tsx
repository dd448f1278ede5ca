import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWaitingUpdate } from '../../pwa/update.ts';
import { useConnection } from '../../zero/use-connection.ts';
import classes from './update-prompt.module.css';

/**
 * Never reloads by itself: a draft may be open. Appears when a new version waits, and only while
 * connected: a new build may need rows that are not on this device yet.
 */
export function UpdatePrompt() {
  const { t } = useTranslation('shell');
  const update = useWaitingUpdate();
  const connection = useConnection();
  if (!update || connection !== 'connected') return null;
  return (
    <output className={classes.prompt}>
      <div>
        <div className={classes.title}>{t('update.title')}</div>
        <div className={classes.detail}>{t('update.detail')}</div>
      </div>
      <Button size="xs" onClick={update}>
        {t('update.action')}
      </Button>
    </output>
  );
}
