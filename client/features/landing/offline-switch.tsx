import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status.tsx';
import classes from './offline-switch.module.css';

const EDITS = ['edit1', 'edit2', 'edit3'] as const;

/** Switch the network off and on: what waits, and what it turns into. */
export function OfflineSwitch() {
  const { t } = useTranslation('landing');
  const [network, setNetwork] = useState<'on' | 'off'>('off');
  const isOff = network === 'off';
  return (
    <div className={classes.box}>
      <div className={classes.head}>
        <output>
          <StatusBadge tone={isOff ? 'warn' : 'good'}>
            {t(isOff ? 'offline.waiting' : 'offline.sent')}
          </StatusBadge>
        </output>
        <SegmentedControl
          size="xs"
          aria-label={t('offline.switch')}
          value={network}
          onChange={setNetwork}
          data={[
            { value: 'off', label: t('offline.off') },
            { value: 'on', label: t('offline.on') },
          ]}
        />
      </div>
      <dl className={classes.edits}>
        {EDITS.map((edit) => (
          <div key={edit} className={classes.edit}>
            <dt>{t(`offline.${edit}`)}</dt>
            <dd>{t(`offline.${edit}v`)}</dd>
            <dd className={classes.where} data-sent={!isOff || undefined}>
              {t(isOff ? 'offline.here' : 'offline.there')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
