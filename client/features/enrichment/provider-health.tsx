import { useTranslation } from 'react-i18next';
import { formatCost, formatNumber, formatRelative } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { STEP_REASONS } from '../../../schema/enrichment/run.ts';
import { type HealthRow, isLeftAlone } from './provider-view.ts';
import classes from './providers.module.css';

interface ProviderHealthProps {
  health: HealthRow | null;
  hasKey: boolean;
}

/** How calls to a provider went so far, and what they cost. */
export function ProviderHealth({ health, hasKey }: ProviderHealthProps) {
  const { t } = useTranslation('enrichment');
  const now = useNow();
  if (!health) return hasKey ? <span>{t('providers.notAsked')}</span> : null;
  const { ok, failed, totalMs, costMicros, openUntil, lastError, lastErrorAt } = health;
  const kind = STEP_REASONS.find((reason) => reason === health.lastErrorKind);
  const calls = ok + failed;
  return (
    <>
      <span>{t('providers.spent', { cost: formatCost(costMicros) })}</span>
      <span>{t('providers.health', { ok: formatNumber(ok), failed: formatNumber(failed) })}</span>
      {calls > 0 && (
        <span>{t('providers.pace', { ms: formatNumber(Math.round(totalMs / calls)) })}</span>
      )}
      {isLeftAlone(health, now) && openUntil !== null && (
        <span className={classes.warn}>
          {t('providers.openUntil', { when: formatRelative(openUntil, now) })}
        </span>
      )}
      {lastError && lastErrorAt !== null && failed > 0 && (
        <span className={classes.error}>
          {t('providers.lastError', {
            message: kind ? t(`reason.${kind}`) : lastError,
            when: formatRelative(lastErrorAt, now),
          })}
        </span>
      )}
    </>
  );
}
