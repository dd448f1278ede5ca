import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KEYLESS_SOURCES, type RunStep } from '../../../schema/enrichment/run.ts';
import { queries } from '../../../schema/queries.ts';
import { TextLink } from '../../ui/link-button.tsx';
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
  const isOffline = useConnection() === 'offline';
  const [last] = runs;
  const isGoing = last?.state === 'queued' || last?.state === 'running';
  // What happened by itself asked no provider.
  const wasAsked = last?.isKeyless === false;
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
            onClick={() => onEnrich({ isRefresh: wasAsked })}
          >
            {isGoing ? t('running') : t(wasAsked ? 'again' : 'enrich')}
          </Button>
        )
      }
    >
      <div className={classes.body}>
        {isLoading && <Skeleton height={20} width="60%" aria-busy="true" />}
        {last && <LastRun run={last} isOffline={isOffline} />}
        {!last && !isLoading && <p className={classes.quiet}>{t('never')}</p>}
        {last && !isGoing && lacksKeys(last.steps) && (
          <p className={classes.quiet}>
            {t('noKeys')}{' '}
            <TextLink to="/w/$orgId/settings/providers" params={{ orgId }}>
              {t('toProviders')}
            </TextLink>
          </p>
        )}
        <ProviderValues values={values} onReceipt={onReceipt} />
        {known && <FactsList facts={known.facts} />}
      </div>
    </SectionCard>
  );
}

/** Whether every provider was left out for want of a key. */
function lacksKeys(steps: readonly RunStep[]): boolean {
  const asked = steps.filter(({ source }) => !KEYLESS.has(source));
  return asked.length > 0 && asked.every(({ reason }) => reason === 'no_key' || reason === 'off');
}

const KEYLESS: ReadonlySet<string> = new Set(KEYLESS_SOURCES);
