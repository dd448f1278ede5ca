import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { noticeWords } from '../words/task-words.ts';
import classes from './task-notice.module.css';

/** What the crawler wants to be known: a browser that is missing, a start that was skipped. */
export function TaskNotice({ notice }: { notice: string }) {
  const { t } = useTranslation('crawl');
  const words = noticeWords(notice);
  return (
    <output className={classes.notice}>
      <IconInfoCircle size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
      {words ? t(`notice.${words}`) : notice}
    </output>
  );
}
