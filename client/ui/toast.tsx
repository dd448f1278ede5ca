import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Notice } from './notify.tsx';
import classes from './toast.module.css';

interface ToastProps {
  notice: Notice;
  onClose: () => void;
}

export function Toast({ notice, onClose }: ToastProps) {
  const { t } = useTranslation();
  const undo = () => {
    notice.undo?.();
    onClose();
  };
  return (
    <div className={classes.toast} data-tone={notice.tone ?? 'neutral'}>
      <div className={classes.text}>
        <div>{notice.message}</div>
        {notice.detail && <div className={classes.detail}>{notice.detail}</div>}
      </div>
      {notice.undo && (
        <Button size="xs" variant="subtle" className={classes.undo} onClick={undo}>
          {t('undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </div>
  );
}
