import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { PRICES } from '../../../schema/credit/prices.ts';
import { orderProviders, PROVIDERS } from '../../../schema/enrichment/providers.ts';
import { queries } from '../../../schema/queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import classes from './enrichment.module.css';

interface EnrichDialogProps {
  orgId: string;
  count: number;
  /** Credits that are free to spend. */
  balance: number;
  /** Providers for which the installation has a key. */
  shared: readonly string[];
  onStart: () => void;
  onClose: () => void;
}

/** What enriching many leads asks whom, and what it may cost, before anything runs. */
export function EnrichDialog(props: EnrichDialogProps) {
  const { orgId, count, balance, shared, onStart, onClose } = props;
  const { t } = useTranslation(['enrichment', 'common']);
  const [setting] = useQuery(queries.enrichment.setting({ orgId }));
  const [keys] = useQuery(queries.provider.keys({ orgId }));
  const withKey = new Set([...keys.map(({ provider }) => provider), ...shared]);
  const asked = orderProviders(setting?.providers).filter(
    ({ id, isOn }) => isOn && withKey.has(id),
  );
  const atMost = count * PRICES.enrichedLead;
  return (
    <Dialog title={t('bulk.title', { count })} isOpen onClose={onClose}>
      <div className={classes.lines}>
        <p>{t('bulk.free')}</p>
        {asked.length === 0 ? (
          <p>{t('bulk.none')}</p>
        ) : (
          <>
            <p>
              {t('bulk.asked', { names: asked.map(({ id }) => PROVIDERS[id].name).join(', ') })}
            </p>
            <p>{t('bulk.paid', { count: atMost, shown: formatNumber(atMost) })}</p>
            {balance < atMost && <p>{t('bulk.short', { balance: formatNumber(balance) })}</p>}
          </>
        )}
      </div>
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onStart();
            onClose();
          }}
        >
          {t('bulk.start')}
        </Button>
      </div>
    </Dialog>
  );
}
