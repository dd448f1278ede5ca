import { useTranslation } from 'react-i18next';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import type { CrawlTask } from '../crawl-types.ts';
import { reasonWords } from '../words/task-words.ts';
import classes from './task-summary.module.css';

interface TaskSummaryProps {
  task: CrawlTask;
  /** Leads of the latest run that this crawl brought into the workspace. */
  ownLeads: number;
  /** Earlier runs found some. */
  hasEarlier: boolean;
}

/** How a run ended, what it cost, and the way to what it found. */
export function TaskSummary({ task, ownLeads, hasEarlier }: TaskSummaryProps) {
  const { t } = useTranslation('crawl');
  const reason = reasonWords(task.stateReason);
  const rest = Math.max(0, task.budgetCredits - task.creditsSpent);
  const isAllKnown = task.leadsFound > 0 && task.leadsNew === 0;
  return (
    <div className={classes.summary}>
      <div>
        <h2 className={classes.title}>
          <SummaryTitle task={task} />
        </h2>
        <p className={classes.text}>
          {isAllKnown && `${t('summary.allKnown', { count: task.leadsFound })} `}
          {reason && `${t(`reason.${reason}`)} `}
          {t(rest > 0 ? 'summary.costAndRest' : 'summary.cost', {
            count: task.creditsSpent,
            rest: formatNumber(rest),
          })}
        </p>
      </div>
      {(ownLeads > 0 || hasEarlier) && (
        <LinkButton to="/w/$orgId/leads" params={{ orgId: task.orgId }} search={{ task: task.id }}>
          {hasEarlier
            ? t('task.seeAllLeads')
            : t('task.seeLeads', { count: ownLeads, formatted: formatNumber(ownLeads) })}
        </LinkButton>
      )}
    </div>
  );
}

function SummaryTitle({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  if (task.state === 'failed') return t('summary.failed');
  const found = { count: task.leadsNew, formatted: formatNumber(task.leadsNew) };
  if (task.leadsNew === 0)
    return t(task.state === 'cancelled' ? 'summary.cancelled' : 'summary.nothing');
  if (!task.startedAt || !task.finishedAt) return t('summary.foundNoTime', found);
  const duration = formatDuration((task.finishedAt - task.startedAt) / 1000);
  return t('summary.found', { ...found, duration });
}
