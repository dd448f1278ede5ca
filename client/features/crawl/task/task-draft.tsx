import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import type { CrawlTask } from '../crawl-types.ts';
import type { CrawlAct } from '../task-acts.ts';
import { SettingsPanel } from './settings-panel.tsx';
import classes from './task-summary.module.css';

interface TaskDraftProps {
  task: CrawlTask;
  canRun: boolean;
  onAct: (act: CrawlAct) => void;
}

/** A crawl that has never run: what it will do and what it will cost. */
export function TaskDraft({ task, canRun, onAct }: TaskDraftProps) {
  const { t } = useTranslation('crawl');
  const budget = { count: task.budgetCredits, formatted: formatNumber(task.budgetCredits) };
  return (
    <>
      <div className={classes.summary}>
        <div>
          <h2 className={classes.title}>{t('task.draft')}</h2>
          <p className={classes.text}>
            {t('cost.atMost', budget)}. {t('cost.perLead')}.
          </p>
        </div>
        {canRun && (
          <div className={classes.acts}>
            <Button variant="default" onClick={() => onAct('edit')}>
              {t('act.edit')}
            </Button>
            <Button className={classes.start} onClick={() => onAct('start')}>
              {t('act.start')}
            </Button>
          </div>
        )}
      </div>
      <SettingsPanel task={task} />
    </>
  );
}
