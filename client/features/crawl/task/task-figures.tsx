import { useTranslation } from 'react-i18next';
import { isTaskActive } from '../../../../schema/source/state.ts';
import { Credits } from '../../../ui/credits.tsx';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { Stat, StatRow } from '../../../ui/stat.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { CrawlTask } from '../crawl-types.ts';

/** What a run has come to so far. */
export function TaskFigures({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const known = task.leadsFound - task.leadsNew;
  return (
    <StatRow>
      <Stat
        label={t('task.leadsNew')}
        value={formatNumber(task.leadsNew)}
        note={known > 0 ? t('task.leadsKnown', { count: known }) : ' '}
      />
      <Stat
        label={t('task.pages')}
        value={formatNumber(task.pagesDone)}
        note={t('task.pagesOf', { found: formatNumber(task.pagesFound) })}
      />
      <Stat label={t('task.free')} value={formatNumber(task.pagesFree)} note={t('task.freeNote')} />
      <Stat
        label={t('task.failed')}
        value={formatNumber(task.pagesFailed)}
        note={t('task.failedNote')}
      />
      <Stat
        label={t('task.credits')}
        value={<Credits amount={task.creditsSpent} />}
        note={t('task.creditsOf', { budget: formatNumber(task.budgetCredits) })}
      />
      <Stat
        label={t('task.time')}
        value={<TimeTaken task={task} />}
        note={<Average task={task} />}
      />
    </StatRow>
  );
}

/** Minutes and seconds once it is over; while it runs, what the page's half-minute clock can tell. */
function TimeTaken({ task }: { task: CrawlTask }) {
  const now = useNow();
  if (!task.startedAt) return '–';
  const isOver = task.finishedAt !== null && !isTaskActive(task.state);
  const seconds = ((isOver ? task.finishedAt : now) - task.startedAt) / 1000;
  if (isOver || seconds >= 60) return formatDuration(isOver ? seconds : seconds - (seconds % 60));
  return '< 1 min';
}

/** Over the whole run; the pace of the moment stands beside the bar. */
function Average({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const now = useNow();
  if (!task.startedAt) return ' ';
  const pages = task.pagesDone + task.pagesFree + task.pagesFailed;
  const minutes = ((task.finishedAt ?? now) - task.startedAt) / 60_000;
  if (pages === 0 || minutes <= 0) return ' ';
  return t('task.timeNote', { pace: formatNumber(Math.round(pages / Math.max(minutes, 1 / 60))) });
}
