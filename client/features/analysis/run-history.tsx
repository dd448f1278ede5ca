import { useTranslation } from 'react-i18next';
import { formatCost } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusDot } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import type { Run } from './analysis-types.ts';
import classes from './run-history.module.css';

const TONE: Record<Run['state'], Tone> = {
  queued: 'info',
  running: 'info',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

interface RunHistoryProps {
  runs: readonly Run[];
  shownId: string | null;
  onShow: (runId: string) => void;
}

/** All runs of a lead; those with a result can be looked at again. */
export function RunHistory({ runs, shownId, onShow }: RunHistoryProps) {
  const { t } = useTranslation('analysis');
  return (
    <details className={classes.history}>
      <summary className={classes.summary}>
        {t('history.title')} <span className={classes.count}>{runs.length}</span>
      </summary>
      <ul className={classes.list}>
        {runs.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className={classes.run}
              disabled={run.result === null}
              aria-current={run.id === shownId || undefined}
              onClick={() => onShow(run.id)}
            >
              <StatusDot tone={TONE[run.state]}>{t(`tier.${run.tier}`)}</StatusDot>
              <span className={classes.fit}>{run.fit ?? '–'}</span>
              <span className={classes.cost}>{formatCost(run.costMicros)}</span>
              <span className={classes.when}>
                <RelativeTime at={run.createdAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
