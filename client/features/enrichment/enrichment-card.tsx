import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { useConnection } from '../../zero/use-connection.ts';
import classes from './enrichment.module.css';
import { FactsList } from './facts-list.tsx';
import { LastRun } from './last-run.tsx';
import { type ProviderValue, ProviderValues } from './provider-values.tsx';

interface EnrichmentCardProps {
  orgId: string;
  leadId: string;
  values: readonly ProviderValue[];
  /** Null for those who may not, and in the bin. */
  onEnrich: ((options: { isRefresh: boolean }) => void) | null;
  onReceipt: (receiptId: string) => void;
}

/** What was added to a lead, by whom, and what is known of it besides. */
export function EnrichmentCard(props: EnrichmentCardProps) {
  const { orgId, leadId, values, onEnrich, onReceipt } = props;
  const { t } = useTranslation('enrichment');
  const [runs, runsResult] = useQuery(queries.enrichment.runsOfLead({ orgId, leadId }));
  const [known] = useQuery(queries.enrichment.factsOfLead({ orgId, leadId }));
  const [keys, keysResult] = useQuery(queries.provider.keys({ orgId }));
  const isOffline = useConnection() === 'offline';
  const [last] = runs;
  const isGoing = last?.state === 'queued' || last?.state === 'running';
  const isLoading = !last && runsResult.type === 'unknown' && !isOffline;
  return (
    <SectionCard
      title={t('title')}
      flush
      action={
        onEnrich && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconSparkles size={14} stroke={1.8} aria-hidden="true" />}
            disabled={isGoing}
            // Whoever asks again wants to know what is new, not what was kept.
            onClick={() => onEnrich({ isRefresh: last !== undefined })}
          >
            {isGoing ? t('running') : t(last ? 'again' : 'enrich')}
          </Button>
        )
      }
    >
      <div className={classes.body}>
        {isLoading && <Skeleton height={20} width="60%" aria-busy="true" />}
        {last && <LastRun run={last} isOffline={isOffline} />}
        {!last && !isLoading && <p className={classes.quiet}>{t('never')}</p>}
        {keys.length === 0 && keysResult.type === 'complete' && !isGoing && (
          <p className={classes.quiet}>{t('noKeys')}</p>
        )}
        <ProviderValues values={values} onReceipt={onReceipt} />
        {known && <FactsList facts={known.facts} />}
      </div>
    </SectionCard>
  );
}
