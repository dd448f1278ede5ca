import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RunState, type RunStep, runProgress } from '../../../schema/enrichment/run.ts';
import { Credits } from '../../ui/credits.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import classes from './enrichment.module.css';
import { RunSteps } from './run-steps.tsx';

export interface ShownRun {
  id: string;
  state: RunState;
  steps: readonly RunStep[];
  added: number;
  credits: number;
  createdAt: number;
  finishedAt: number | null;
}

/** The newest enrichment: live while it runs, afterwards what came of it in a line. */
export function LastRun({ run, isOffline }: { run: ShownRun; isOffline: boolean }) {
  const { t } = useTranslation('enrichment');
  if (run.state === 'queued' || run.state === 'running') {
    const percent = Math.round(runProgress(run.steps) * 100);
    return (
      <output className={classes.live}>
        {isOffline && run.state === 'queued' ? (
          <p className={classes.quiet}>{t('waiting')}</p>
        ) : (
          <Progress value={Math.max(5, percent)} size="sm" aria-label={t('running')} />
        )}
        <RunSteps steps={run.steps} />
      </output>
    );
  }
  return (
    <details className={classes.last}>
      <summary className={classes.summary}>
        <span>{summaryOf(run, t)}</span>
        <span className={classes.dim}>
          {run.credits > 0 ? <Credits amount={run.credits} /> : t('summary.free')}
          {' · '}
          <RelativeTime at={run.finishedAt ?? run.createdAt} />
        </span>
      </summary>
      <RunSteps steps={run.steps} />
    </details>
  );
}

function summaryOf(
  { state, steps }: ShownRun,
  t: ReturnType<typeof useTranslation<'enrichment'>>['t'],
): string {
  if (state === 'failed' || state === 'cancelled') return t(`summary.${state}`);
  const count = steps.reduce((sum, step) => sum + step.added.length, 0);
  return count > 0 ? t('summary.added', { count }) : t('summary.nothing');
}
