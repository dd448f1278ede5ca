import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../../schema/source/state.ts';
import { act } from '../../offline/act.ts';
import { formatNumber } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type AskedAct, CrawlDialogs } from './crawl-dialogs.tsx';
import type { CrawlTask } from './crawl-types.ts';
import type { CrawlAct } from './task-acts.ts';
import { quoteBudget } from './words/quote.ts';

interface CrawlActs {
  perform: (crawlAct: CrawlAct, task: CrawlTask) => void;
  /** To be rendered once on the screen. */
  dialogs: React.ReactNode;
}

/** Does to crawls what a person asks for; asks back before what can't be undone. */
export function useCrawlActs(onDeleted?: () => void): CrawlActs {
  const { t } = useTranslation('crawl');
  const { orgId, balance } = useWorkspace();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedAct | null>(null);

  /** The server would refuse a hold above the balance; this says so at once, and what to do. */
  const start = (verb: 'crawl.start' | 'crawl.retryFailed', task: CrawlTask) => {
    if (quoteBudget(task.budgetCredits, balance).missing === 0) {
      act(verb, { orgId, taskId: task.id });
      return;
    }
    const budget = formatNumber(task.budgetCredits);
    const free = formatNumber(Math.max(0, balance));
    notify({
      tone: 'bad',
      message: t('act.tooFewTitle'),
      detail: t('act.tooFew', { budget, free }),
    });
  };

  const perform = (crawlAct: CrawlAct, task: CrawlTask) => {
    const taskId = task.id;
    switch (crawlAct) {
      case 'start':
      case 'startAgain':
        return start('crawl.start', task);
      case 'retryFailed':
        return start('crawl.retryFailed', task);
      case 'pause':
        return void act('crawl.pause', { orgId, taskId });
      case 'resume':
        return void act('crawl.resume', { orgId, taskId });
      case 'clone':
      case 'edit':
        return void navigate({
          to: '/w/$orgId/crawls/new',
          params: { orgId },
          search: { from: taskId },
        });
      default:
        return setAsked({ act: crawlAct, task });
    }
  };

  const answers = {
    onCancel: (task: CrawlTask) => void act('crawl.cancel', { orgId, taskId: task.id }),
    onDelete: (task: CrawlTask) => {
      act('crawl.delete', { orgId, taskId: task.id });
      notify({ tone: 'good', message: t('act.deleted') });
      onDeleted?.();
    },
    onRename: (task: CrawlTask, name: string) =>
      void act('crawl.rename', { orgId, taskId: task.id, name }),
    onSchedule: (task: CrawlTask, schedule: Schedule) => {
      act('crawl.schedule', { orgId, taskId: task.id, schedule });
    },
  };
  return {
    perform,
    dialogs: <CrawlDialogs asked={asked} onClose={() => setAsked(null)} {...answers} />,
  };
}
