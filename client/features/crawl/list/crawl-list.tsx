import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CrawlTask } from '../crawl-types.ts';
import type { CrawlAct } from '../task-acts.ts';
import { useWindowRows } from '../use-window-rows.ts';
import classes from './crawl-list.module.css';
import { CrawlRow } from './crawl-row.tsx';

const ROW_PX = 68;
const CARD_PX = 168;

interface CrawlListProps {
  tasks: readonly CrawlTask[];
  canRun: boolean;
  onAct: (act: CrawlAct, task: CrawlTask) => void;
}

/** Crawls as rows on a desk, as cards on a phone. */
export function CrawlList({ tasks, canRun, onAct }: CrawlListProps) {
  const { t } = useTranslation('crawl');
  const isPhone = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false });
  const rowPx = isPhone ? CARD_PX : ROW_PX;
  const { setList, rows, heightPx } = useWindowRows({ count: tasks.length, rowPx });
  return (
    <>
      <div className={classes.head} aria-hidden="true">
        <span>{t('list.name')}</span>
        <span>{t('list.progress')}</span>
        <span className={classes.number}>{t('list.leads')}</span>
        <span className={classes.number}>{t('list.pages')}</span>
        <span className={classes.number}>{t('list.credits')}</span>
        <span>{t('list.started')}</span>
      </div>
      <ul
        ref={setList}
        className={classes.list}
        style={{ height: heightPx }}
        aria-label={t('list.label')}
      >
        {rows.map(({ index, style }) => {
          const task = tasks[index];
          return (
            task && (
              <li
                key={task.id}
                className={classes.item}
                style={style}
                aria-posinset={index + 1}
                aria-setsize={tasks.length}
              >
                <CrawlRow task={task} canRun={canRun} onAct={(act) => onAct(act, task)} />
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}
