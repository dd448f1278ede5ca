import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { formatNumber } from '../../ui/format.ts';
import { Stat, StatRow } from '../../ui/stat.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import { cancelAnalyses } from './analysis-acts.ts';
import classes from './batch-dialog.module.css';
import { CardSkeleton } from './card-skeleton.tsx';

interface BatchProgressProps {
  orgId: string;
  batchId: string;
  hrefOf: (leadId: string) => string;
  onClose: () => void;
}

const FIGURES = ['succeeded', 'running', 'queued', 'failed', 'cancelled', 'reused'] as const;

/** How far a call over many leads is, what did not work, and the best fits so far. */
export function BatchProgress({ orgId, batchId, hrefOf, onClose }: BatchProgressProps) {
  const { t } = useTranslation('analysis');
  const canRun = useCan('analysis.run');
  const [batch] = useQuery(queries.analysis.batch({ orgId, batchId }));
  if (!batch) return <CardSkeleton />;
  const going = batch.queued + batch.running;
  const done = batch.total - going;
  const best = batch.runs
    .filter((run) => run.fit !== null)
    .toSorted((a, b) => (b.fit ?? 0) - (a.fit ?? 0));
  const failed = batch.runs.filter((run) => run.state === 'failed');
  return (
    <div className={classes.choice}>
      <div className={classes.bar}>
        <progress
          className="q-hidden"
          max={batch.total}
          value={done}
          aria-label={t('batch.running', { done, total: batch.total })}
        />
        <div className={classes.fill} style={{ transform: `scaleX(${done / batch.total})` }} />
      </div>
      <p className={classes.text} aria-live="polite">
        {t(`tier.${batch.tier}`)} ·{' '}
        {going > 0
          ? t('batch.running', { done: formatNumber(done), total: formatNumber(batch.total) })
          : t('batch.done', { count: done })}
      </p>
      <StatRow>
        {FIGURES.filter((figure) => batch[figure] > 0).map((figure) => (
          <Stat
            key={figure}
            label={t(`batch.figure.${figure}`)}
            value={formatNumber(batch[figure])}
          />
        ))}
      </StatRow>
      {failed.length > 0 && (
        <RunList
          title={t('batch.failures')}
          rows={failed.map((run) => ({
            id: run.id,
            name: run.lead?.name ?? '–',
            note: t(`state.${run.stateReason === 'lead_gone' ? 'lead_gone' : 'worker_failed'}`),
            href: null,
          }))}
        />
      )}
      {best.length > 0 && (
        <RunList
          title={t('batch.results')}
          rows={best.map((run) => ({
            id: run.id,
            name: run.lead?.name ?? '–',
            note: String(run.fit),
            href: hrefOf(run.leadId),
          }))}
        />
      )}
      <div className={classes.acts}>
        {going > 0 && canRun && (
          <Button variant="default" onClick={() => cancelAnalyses(orgId, batchId)}>
            {t('batch.cancel')}
          </Button>
        )}
        <Button variant={going > 0 ? 'subtle' : 'default'} onClick={onClose}>
          {t('batch.close')}
        </Button>
      </div>
    </div>
  );
}

interface RunListProps {
  title: string;
  rows: { id: string; name: string; note: string; href: string | null }[];
}

function RunList({ title, rows }: RunListProps) {
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list}>
        {rows.map(({ id, name, note, href }) => (
          <li key={id} className={classes.row}>
            {href ? <a href={href}>{name}</a> : <span>{name}</span>}
            <span className={classes.note}>{note}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
