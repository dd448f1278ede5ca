import { useTranslation } from 'react-i18next';
import { SOURCE_IDS, type SourceId } from '../../../schema/request/sources.ts';
import { StatusDot } from '../../ui/status.tsx';
import { isOpen, requestTone } from './request-state.ts';
import classes from './run-strip.module.css';
import type { RequestRecord, RequestRun } from './request-types.ts';

/** How it goes with each source. */
export function RunStrip({ request }: { request: RequestRecord }) {
  const { t } = useTranslation('request');
  const place = (id: SourceId) => SOURCE_IDS.indexOf(id);
  const runs = request.runs
    .flatMap(({ run, isShared }) => (run ? [{ run, isShared }] : []))
    .toSorted((a, b) => place(a.run.source) - place(b.run.source));
  if (runs.length === 0) return null;
  return (
    <ul className={classes.runs} aria-label={t('run.label')}>
      {runs.map(({ run, isShared }) => (
        <li key={run.id}>
          <span className={classes.name}>{t(`sources.${run.source}.name`)}</span>
          <StatusDot tone={requestTone(run.state)} live={run.state === 'running'}>
            {t(`state.${run.state}`)}
          </StatusDot>
          <span className={classes.figures}>
            <RunFigures run={run} />
            {isShared && ` · ${t('run.shared')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function RunFigures({ run }: { run: RequestRun }) {
  const { t } = useTranslation('request');
  const { found, leadsNew, leadsKnown } = run;
  const reason = run.stateReason
    ? t(`runReason.${run.stateReason as 'no_key'}`, { defaultValue: run.stateReason })
    : null;
  if (run.state === 'failed') return reason;
  if (isOpen(run.state)) return t('run.progress', { found, looked: run.lookedAt });
  if (found === 0 && (!reason || run.stateReason === 'nothing_found')) return t('run.none');
  const figures = [
    leadsNew + leadsKnown === 0 ? t('run.noLeads', { count: found }) : t('run.done', { found }),
    leadsNew > 0 && t('run.fresh', { count: leadsNew }),
    leadsKnown > 0 && t('run.known', { count: leadsKnown }),
    reason,
  ];
  return figures.filter(Boolean).join(' · ');
}
