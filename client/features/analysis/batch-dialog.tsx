import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_BATCH_LEADS, priceOf, type Tier, TIERS } from '../../../schema/analysis/tier.ts';
import { Credits } from '../../ui/credits.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { startAnalyses } from './analysis-acts.ts';
import classes from './batch-dialog.module.css';
import { BatchProgress } from './batch-progress.tsx';

interface BatchDialogProps {
  orgId: string;
  /** The chosen leads; empty to look at the call that goes on. */
  leadIds: readonly string[];
  /** A call to look at instead of making one. */
  batchId: string | null;
  hrefOf: (leadId: string) => string;
  onClose: () => void;
}

/** Looks into many leads: how deep, at what price; then how far it is. */
export function BatchDialog({ orgId, leadIds, batchId, hrefOf, onClose }: BatchDialogProps) {
  const { t } = useTranslation('analysis');
  const [startedId, setStartedId] = useState(batchId);
  const count = Math.min(leadIds.length, MAX_BATCH_LEADS);
  return (
    <Dialog
      title={startedId && leadIds.length === 0 ? t('batch.open') : t('batch.title', { count })}
      isOpen
      onClose={onClose}
      size="md"
    >
      {startedId ? (
        <BatchProgress orgId={orgId} batchId={startedId} hrefOf={hrefOf} onClose={onClose} />
      ) : (
        <Choice
          count={count}
          given={leadIds.length}
          onStart={(tier) =>
            setStartedId(startAnalyses(orgId, leadIds.slice(0, MAX_BATCH_LEADS), tier))
          }
        />
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  count: number;
  given: number;
  onStart: (tier: Tier) => void;
}

function Choice({ count, given, onStart }: ChoiceProps) {
  const { t } = useTranslation('analysis');
  const { balance } = useWorkspace();
  const [tier, setTier] = useState<Tier>('light');
  const price = priceOf(tier) * count;
  const isShort = price > balance;
  return (
    <div className={classes.choice}>
      {given > MAX_BATCH_LEADS && (
        <p className={classes.text}>{t('batch.tooMany', { count: given })}</p>
      )}
      <SegmentedControl
        fullWidth
        value={tier}
        onChange={(next) => setTier(next)}
        data={TIERS.map((each) => ({ value: each, label: t(`tier.${each}`) }))}
        aria-label={t('title')}
      />
      <p className={classes.text}>{t(`tierText.${tier}`)}</p>
      <p className={classes.price}>
        <Credits amount={price} />
        <span className={classes.text}>
          {isShort
            ? t('batch.short', { available: formatNumber(balance) })
            : t('batch.price', { price: formatNumber(price) })}
        </span>
      </p>
      <Button disabled={isShort} onClick={() => onStart(tier)}>
        {t('batch.start')}
      </Button>
    </div>
  );
}
