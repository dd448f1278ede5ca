import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/sheet.tsx';
import { NoticeList } from './notice-list.tsx';
import classes from './notice-sheet.module.css';
import type { Notice } from './notice-types.ts';
import { readNotices, useNotices } from './use-notices.ts';

interface NoticeSheetProps {
  orgId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** The list beside the work, on a wide screen. */
export default function NoticeSheet({ orgId, isOpen, onClose }: NoticeSheetProps) {
  const { t } = useTranslation('notice');
  const { notices, unread, result } = useNotices();
  const open = (notice: Notice) => {
    readNotices([notice]);
    onClose();
  };
  return (
    <Sheet title={t('title')} isOpen={isOpen} onClose={onClose} size={420}>
      <div className={classes.acts}>
        <Button
          size="xs"
          variant="default"
          disabled={unread.length === 0}
          onClick={() => readNotices(unread)}
        >
          {t('readAll')}
        </Button>
        <Link
          to="/w/$orgId/settings"
          params={{ orgId }}
          hash="notifications"
          className={classes.settings}
          onClick={onClose}
        >
          {t('settings')}
        </Link>
      </div>
      <div className={classes.list}>
        <NoticeList notices={notices} result={result} orgId={orgId} onOpen={open} />
      </div>
    </Sheet>
  );
}
