import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/sheet.tsx';
import { NoticeActs } from './notice-acts.tsx';
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
      <NoticeActs
        orgId={orgId}
        hasUnread={unread.length > 0}
        onReadAll={() => readNotices(unread)}
        onLeave={onClose}
      />
      <div className={classes.list}>
        <NoticeList notices={notices} result={result} orgId={orgId} onOpen={open} />
      </div>
    </Sheet>
  );
}
