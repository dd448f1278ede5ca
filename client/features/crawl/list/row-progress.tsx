import { useTranslation } from 'react-i18next';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import type { CrawlTask } from '../crawl-types.ts';
import { ProgressBar } from '../progress-bar.tsx';
import classes from './crawl-list.module.css';

/** How far a crawl is, and how fast; once it is over, how long it took. */
export function RowProgress({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const { state, progress, name } = task;
  if (state === 'draft') return <div className={classes.progress} />;
  return (
    <div className={classes.progress}>
      <ProgressBar percent={progress} state={state} label={t('task.progress', { name })} />
      <div className={classes.progressNote}>
        <span>{t('task.percent', { percent: Math.round(progress) })}</span>
        <span>
          <Speed task={task} />
        </span>
      </div>
    </div>
  );
}

function Speed({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  if (task.state === 'running' && task.pagesPerMinute > 0) {
    return t('list.pace', { pace: formatNumber(task.pagesPerMinute) });
  }
  if (task.startedAt && task.finishedAt && task.finishedAt > task.startedAt) {
    return formatDuration((task.finishedAt - task.startedAt) / 1000);
  }
  return null;
}
