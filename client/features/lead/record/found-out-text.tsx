import { useTranslation } from 'react-i18next';
import { PROVIDERS } from '../../../../schema/enrichment/providers.ts';
import { Credits } from '../../../ui/credits.tsx';
import { formatCost } from '../../../ui/format.ts';
import type { TimelineEntry } from './timeline-entries.ts';

type FoundOut = Extract<TimelineEntry, { kind: 'enriched' | 'verified' | 'analysed' }>;

interface FoundOutTextProps {
  entry: FoundOut;
  /** Who asked for it; null when nobody did. */
  who: React.ReactNode;
}

const providers: Record<string, { name: string }> = PROVIDERS;

/** What was found out about a lead: by whom, what came of it, and what it cost. */
export function FoundOutText({ entry, who }: FoundOutTextProps) {
  const { t } = useTranslation(['lead', 'verification']);
  switch (entry.kind) {
    case 'enriched': {
      const { added, credits, costMicros } = entry.details;
      const count = added.reduce((sum, { fields }) => sum + fields.length, 0);
      const sources = added.map(({ source }) => providers[source]?.name ?? t('timeline.keyless'));
      const by = [...new Set(sources)].join(', ');
      return (
        <>
          {who ? (
            <>
              {who} {t('timeline.enriched')}
            </>
          ) : (
            t('timeline.enrichedByItself')
          )}
          : {count === 0 ? t('timeline.nothingNew') : t('timeline.added', { count, by })}
          <Spent credits={credits} costMicros={costMicros} />
        </>
      );
    }
    case 'verified': {
      const { address, state, reason, source } = entry.details;
      return (
        <>
          {t('timeline.verified', { address })} <strong>{t(`verification:state.${state}`)}</strong>:{' '}
          {t(`verification:reason.${reason}`)}
          {source !== null &&
            ` ${t('timeline.saidBy', { source: providers[source]?.name ?? source })}`}
        </>
      );
    }
    default: {
      const { fit, model, credits, costMicros } = entry.details;
      return (
        <>
          {who ? (
            <>
              {who} {t('timeline.analysed')}
            </>
          ) : (
            t('timeline.analysedByItself')
          )}
          :{' '}
          {fit === null
            ? t('timeline.noResult')
            : t('timeline.fit', { fit, by: model ?? t('timeline.rules') })}
          <Spent credits={credits} costMicros={costMicros} />
        </>
      );
    }
  }
}

function Spent({ credits, costMicros }: { credits: number; costMicros: number }) {
  if (credits === 0 && costMicros === 0) return null;
  return (
    <>
      {' '}
      (<Credits amount={credits} />
      {costMicros > 0 && <> · {formatCost(costMicros)}</>})
    </>
  );
}
