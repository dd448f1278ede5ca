import { useTranslation } from 'react-i18next';
import { isTaskActive } from '../../../../schema/source/state.ts';
import { Credits } from '../../../ui/credits.tsx';
import { formatCost, formatDuration, formatNumber } from '../../../ui/format.ts';
import { Stat, StatRow } from '../../../ui/stat.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { CrawlTask } from '../crawl-types.ts';
import { pagesTried } from '../pages-tried.ts';
import classes from './task-figures.module.css';

/** What a run has come to so far. */
export function TaskFigures({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const known = task.leadsFound - task.leadsNew;
  const credits = <Credits amount={task.creditsSpent} />;
  const seconds = useWorkedSeconds(task);
  const pace = Math.round((pagesTried(task) * 60) / Math.max(1, seconds ?? 0));
  return (
    <div className={classes.figures}>
      <StatRow>
        <Stat
          label={t('task.leadsNew')}
          value={formatNumber(task.leadsNew)}
          note={<Wordy>{known > 0 && t('task.leadsKnown', { count: known })}</Wordy>}
        />
        <Stat
          label={t('task.pages')}
          value={formatNumber(task.pagesDone)}
          note={t('task.pagesOf', { found: formatNumber(task.pagesFound) })}
        />
        <Stat label={t('task.credits')} value={credits} note={<CreditNote task={task} />} />
        <Stat
          label={t('task.free')}
          value={formatNumber(task.pagesFree)}
          note={<Wordy>{t('task.freeNote')}</Wordy>}
        />
        <Stat
          label={t('task.failed')}
          value={formatNumber(task.pagesFailed)}
          note={<Wordy>{task.pagesFailed > 0 && t('task.failedNote')}</Wordy>}
        />
        <Stat
          label={t('task.time')}
          value={tellSeconds(seconds, isTaskActive(task.state))}
          note={
            <Wordy>
              {pace > 0 &&
                !isTaskActive(task.state) &&
                t('task.pace', { count: pace, formatted: formatNumber(pace) })}
            </Wordy>
          }
        />
      </StatRow>
    </div>
  );
}

/** The budget; once somebody was paid for its leads, that too. */
function CreditNote({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const budget = t('task.creditsOf', { budget: formatNumber(task.budgetCredits) });
  const micros = task.costMicros ?? 0;
  if (micros === 0) return budget;
  return `${budget} · ${t('task.paid', { money: formatCost(micros) })}`;
}

/** Left out on a phone: the figure says it. */
function Wordy({ children }: { children: React.ReactNode }) {
  return <span className={classes.wordy}>{children || ' '}</span>;
}

/** From the start to the end, or to the pause, or until now; null before the start. */
function useWorkedSeconds(task: CrawlTask): number | null {
  const now = useNow();
  if (!task.startedAt) return null;
  // The page's clock ticks twice a minute; a running crawl writes more often.
  const latest = isTaskActive(task.state) ? Math.max(now, task.updatedAt) : task.updatedAt;
  const until = task.finishedAt ?? latest;
  return Math.max(0, (until - task.startedAt) / 1000);
}

/** While it runs in whole minutes: the page's clock ticks twice a minute. */
function tellSeconds(seconds: number | null, isRunning: boolean): string {
  if (seconds === null) return '–';
  if (!isRunning) return formatDuration(seconds);
  return seconds < 60 ? '< 1 min' : formatDuration(seconds - (seconds % 60));
}
