import { ActionIcon } from '@mantine/core';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Credits } from '../../../ui/credits.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StatusDot } from '../../../ui/status.tsx';
import { ACT_ICON } from '../act-icons.ts';
import { ActMenu } from '../act-menu.tsx';
import type { CrawlTask } from '../crawl-types.ts';
import { SourceSummary } from '../source-summary.tsx';
import { actsOn, type CrawlAct, quickActOn } from '../task-acts.ts';
import { ROW_LINK } from '../use-row-keys.ts';
import { STATE_TONE } from '../words/task-words.ts';
import classes from './crawl-list.module.css';
import { Figure } from './figure.tsx';
import { RowProgress } from './row-progress.tsx';

interface CrawlRowProps {
  task: CrawlTask;
  canRun: boolean;
  onAct: (act: CrawlAct) => void;
}

export function CrawlRow({ task, canRun, onAct }: CrawlRowProps) {
  const { t } = useTranslation('crawl');
  const { id, orgId, name, state } = task;
  const isNew = state === 'draft';
  return (
    <article className={classes.row} aria-label={name}>
      <div className={classes.names}>
        <Link
          to="/w/$orgId/crawls/$taskId"
          params={{ orgId, taskId: id }}
          className={classes.name}
          {...ROW_LINK}
        >
          {name}
        </Link>
        <div className={classes.about}>
          <StatusDot tone={STATE_TONE[state]} live={state === 'running'}>
            {t(`state.${state}`)}
          </StatusDot>
          <span className={classes.source}>
            <SourceSummary task={task} />
          </span>
        </div>
      </div>
      <RowProgress task={task} />
      <Figure
        label={t('list.leads')}
        value={formatNumber(task.leadsNew)}
        note={t('list.leadsOf', { found: formatNumber(task.leadsFound) })}
        isEmpty={isNew}
      />
      <Figure
        label={t('list.pages')}
        value={formatNumber(task.pagesDone)}
        note={t('list.pagesOf', { found: formatNumber(task.pagesFound) })}
        isEmpty={isNew}
      />
      <Figure
        label={t('list.credits')}
        value={<Credits amount={task.creditsSpent} />}
        note={t('list.creditsOf', { budget: formatNumber(task.budgetCredits) })}
      />
      <When task={task} />
      {canRun && <RowActs task={task} onAct={onAct} />}
    </article>
  );
}

function When({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const isScheduled = task.schedule !== 'once' && task.nextRunAt !== null;
  return (
    <div className={classes.when}>
      <RelativeTime at={task.startedAt ?? task.createdAt} />
      <div className={classes.note}>
        {isScheduled && (
          <span className={classes.repeats} data-hint={t(`schedule.${task.schedule}`)}>
            <IconCalendarRepeat size={14} stroke={1.7} aria-hidden="true" />
            <span className="q-hidden">{t(`schedule.${task.schedule}`)}</span>
          </span>
        )}
        {task.creator?.name ?? ''}
      </div>
    </div>
  );
}

function RowActs({ task, onAct }: Omit<CrawlRowProps, 'canRun'>) {
  const { t } = useTranslation('crawl');
  const quick = quickActOn(task);
  const Icon = ACT_ICON[quick];
  const label = t(`act.${quick}`);
  return (
    <div className={classes.acts}>
      <ActionIcon
        variant="subtle"
        size="var(--q-control)"
        aria-label={`${label}: ${task.name}`}
        data-hint={label}
        onClick={() => onAct(quick)}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
      <ActMenu
        acts={actsOn(task).filter((act) => act !== quick)}
        label={t('list.more', { name: task.name })}
        onAct={onAct}
      />
    </div>
  );
}
