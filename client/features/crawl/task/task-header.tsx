import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/page-header.tsx';
import { StatusDot } from '../../../ui/status.tsx';
import { ACT_ICON } from '../act-icons.ts';
import { ActMenu } from '../act-menu.tsx';
import type { CrawlTask } from '../crawl-types.ts';
import { actsOn, type CrawlAct, quickActOn } from '../task-acts.ts';
import { STATE_TONE } from '../words/task-words.ts';
import classes from './task-header.module.css';

interface TaskHeaderProps {
  task: CrawlTask;
  canRun: boolean;
  onAct: (act: CrawlAct) => void;
}

/** Name, state, the likeliest act as a button, the rest behind it. */
export function TaskHeader({ task, canRun, onAct }: TaskHeaderProps) {
  const { t } = useTranslation('crawl');
  const { state } = task;
  const quick = quickActOn(task);
  const Icon = ACT_ICON[quick];
  const isMain = state === 'draft' || state === 'paused';
  const isToggle = quick === 'pause' || quick === 'resume';
  return (
    <PageHeader
      title={task.name}
      parent={{ label: t('title'), to: `/w/${task.orgId}/crawls` }}
      detail={
        <span className={classes.state}>
          <StatusDot tone={STATE_TONE[state]} live={state === 'running'}>
            {t(`state.${state}`)}
          </StatusDot>
        </span>
      }
      actions={
        canRun && (
          <>
            <Button
              variant={isMain ? 'filled' : 'default'}
              className={classes.quick}
              leftSection={<Icon size={16} stroke={1.8} />}
              onClick={() => onAct(quick)}
              {...(isToggle && { 'aria-keyshortcuts': 'p' })}
            >
              {t(`act.${quick}`)}
            </Button>
            <ActMenu
              acts={actsOn(task).filter((act) => act !== quick)}
              label={t('act.more')}
              onAct={onAct}
              isFramed
            />
          </>
        )
      }
    />
  );
}
