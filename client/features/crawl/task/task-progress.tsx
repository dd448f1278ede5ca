import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isTaskActive } from '../../../../schema/source/state.ts';
import { formatNumber } from '../../../ui/format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StatusDot } from '../../../ui/status.tsx';
import { useConnection } from '../../../zero/use-connection.ts';
import { ACT_ICON } from '../act-icons.ts';
import type { CrawlTask } from '../crawl-types.ts';
import { pagesTried } from '../pages-tried.ts';
import { ProgressBar } from '../progress-bar.tsx';
import { SourceSummary } from '../source-summary.tsx';
import { type CrawlAct, quickActOn } from '../task-acts.ts';
import { STATE_TONE } from '../words/task-words.ts';
import { tellTimeLeft } from '../words/time-left.ts';
import { TaskFigures } from './task-figures.tsx';
import classes from './task-progress.module.css';
import { TaskSummary } from './task-summary.tsx';

interface TaskProgressProps {
  task: CrawlTask;
  /** Leads of the latest run that this crawl brought into the workspace. */
  ownLeads: number;
  /** Earlier runs found some. */
  hasEarlier: boolean;
  canRun: boolean;
  onAct: (act: CrawlAct) => void;
}

/** How far it is and how long it still takes, or how it ended; and the figures. */
export function TaskProgress({ task, ownLeads, hasEarlier, canRun, onAct }: TaskProgressProps) {
  const { t } = useTranslation('crawl');
  const { name, state, progress } = task;
  const isOver = state === 'completed' || state === 'failed' || state === 'cancelled';
  return (
    <section className={classes.card} aria-label={t('task.progress', { name })}>
      <PhoneState task={task} canRun={canRun} onAct={onAct} />
      {isOver ? (
        <TaskSummary task={task} ownLeads={ownLeads} hasEarlier={hasEarlier} />
      ) : (
        <div className={classes.top}>
          <span className={classes.percent}>
            {t('task.percent', { percent: Math.round(progress) })}
          </span>
          <span className={classes.now}>
            <WhatNow task={task} />
          </span>
        </div>
      )}
      <ProgressBar
        percent={progress}
        state={state}
        label={t('task.progress', { name })}
        size={isOver ? 'row' : 'page'}
      />
      <Announcer task={task} />
      <TaskFigures task={task} />
      <div className={classes.about}>
        <SourceSummary task={task} />
        <span aria-hidden="true">·</span>
        {task.creator?.name && (
          <>
            {task.creator.name}
            <span aria-hidden="true">·</span>
          </>
        )}
        <RelativeTime at={task.startedAt ?? task.createdAt} />
      </div>
    </section>
  );
}

/** The header's state and button, where the header has no room for them. */
function PhoneState({ task, canRun, onAct }: Omit<TaskProgressProps, 'ownLeads' | 'hasEarlier'>) {
  const { t } = useTranslation('crawl');
  const quick = quickActOn(task);
  const Icon = ACT_ICON[quick];
  const isMain = task.state === 'paused';
  return (
    <div className={classes.phone}>
      <StatusDot tone={STATE_TONE[task.state]} live={task.state === 'running'}>
        {t(`state.${task.state}`)}
      </StatusDot>
      {canRun && (
        <Button
          variant={isMain ? 'filled' : 'default'}
          leftSection={<Icon size={16} stroke={1.8} />}
          onClick={() => onAct(quick)}
        >
          {t(`act.${quick}`)}
        </Button>
      )}
    </div>
  );
}

function WhatNow({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const connection = useConnection();
  switch (task.state) {
    case 'queued':
      return t(connection === 'offline' ? 'task.queuedOffline' : 'task.queued');
    case 'paused':
      return t('task.paused');
    case 'running': {
      const { key, ...count } = tellTimeLeft(task.secondsLeft, pagesTried(task));
      const left = t(`timeLeft.${key}`, count);
      const pace = Math.round(task.pagesPerMinute);
      if (pace === 0) return left;
      return `${left} · ${t('task.pace', { count: pace, formatted: formatNumber(pace) })}`;
    }
    default:
      return null;
  }
}

const STEP_PERCENT = 25;

/** Says a quarter at a time what the bar shows all the time. */
function Announcer({ task }: { task: CrawlTask }) {
  const { t } = useTranslation('crawl');
  const percent = Math.floor(task.progress / STEP_PERCENT) * STEP_PERCENT;
  const isWorthSaying = percent > 0 && isTaskActive(task.state);
  return (
    <output className="q-hidden" aria-live="polite">
      {isWorthSaying ? t('task.announce', { percent }) : t(`state.${task.state}`)}
    </output>
  );
}
