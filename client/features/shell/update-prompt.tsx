import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWaitingUpdate } from '../../pwa/update.ts';
import classes from './update-prompt.module.css';

/** Never reloads by itself: a draft may be open. Appears when a new version waits. */
export function UpdatePrompt() {
  const { t } = useTranslation('shell');
  const update = useWaitingUpdate();
  if (!update) return null;
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
