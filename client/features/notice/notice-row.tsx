import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noticePath } from '../../../schema/notice/notice-path.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { NoticeIcon } from './notice-icon.tsx';
import classes from './notice-list.module.css';
import { noticeText } from './notice-text.ts';
import type { Notice } from './notice-types.ts';

interface NoticeRowProps {
  notice: Notice;
  /** The workspace on screen; another one's name stands on the row. */
  orgId: string;
  onOpen: () => void;
}

/** One thing that happened; the whole row leads there. */
export function NoticeRow({ notice, orgId, onOpen }: NoticeRowProps) {
  const { t } = useTranslation('notice');
  const { title, detail } = noticeText(t, notice);
  const { history } = useRouter();
  const path = noticePath(notice);
  const open = (event: React.MouseEvent) => {
    onOpen();
    // Another tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(path);
  };
  return (
    <li className={classes.item} data-unread={notice.readAt ? undefined : true}>
      <a href={path} className={classes.row} onClick={open}>
        <NoticeIcon kind={notice.kind} />
        <span className={classes.words}>
          <span className={classes.title}>
            {!notice.readAt && <span className="q-hidden">{t('unread')}: </span>}
            {title}
          </span>
          {detail && <span className={classes.detail}>{detail}</span>}
          <span className={classes.when}>
            <RelativeTime at={notice.createdAt} />
            {notice.orgId !== orgId && notice.org && ` · ${notice.org.name}`}
          </span>
        </span>
      </a>
    </li>
  );
}
