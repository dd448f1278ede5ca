import { ActionIcon } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconSparkles, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { formatNumber } from '../../ui/format.ts';
import classes from './enrichment.module.css';

interface BatchProgressProps {
  orgId: string;
  /** Null for those who may not. */
  onCancel: ((batchId: string) => void) | null;
}

/** How far the enrichment of many leads is, above the table; nothing while none goes on. */
export function BatchProgress({ orgId, onCancel }: BatchProgressProps) {
  const { t } = useTranslation('enrichment');
  const [batches] = useQuery(queries.enrichment.batches({ orgId }));
  const going = batches.find(({ state }) => state === 'queued' || state === 'running');
  if (!going) return null;
  const done = formatNumber(going.done);
  const total = formatNumber(going.total);
  return (
    <span className={classes.batch}>
      <output className={classes.batchText} aria-label={t('bulk.progressLabel', { done, total })}>
        <IconSparkles size={15} stroke={1.7} aria-hidden="true" />
        <span aria-hidden="true">{t('bulk.progress', { done, total })}</span>
      </output>
      {onCancel && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('bulk.cancel')}
          title={t('bulk.cancel')}
          onClick={() => onCancel(going.id)}
        >
          <IconX size={14} stroke={1.8} />
        </ActionIcon>
      )}
    </span>
  );
}
