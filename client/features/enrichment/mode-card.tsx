import { Radio, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ENRICHMENT_MODES, type EnrichmentMode } from '../../../schema/enrichment/providers.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './providers.module.css';

interface ModeCardProps {
  mode: EnrichmentMode;
  autoKeyless: boolean;
  canManage: boolean;
  onMode: (mode: EnrichmentMode) => void;
  onAuto: (isOn: boolean) => void;
}

/** How an org enriches: whom after whom, and what happens by itself. */
export function ModeCard({ mode, autoKeyless, canManage, onMode, onAuto }: ModeCardProps) {
  const { t } = useTranslation('enrichment');
  return (
    <SectionCard title={t('providers.how')} text={canManage ? undefined : t('providers.onlyAdmin')}>
      <div className={classes.mode}>
        <Radio.Group label={t('providers.mode')} value={mode} onChange={(value) => onMode(value)}>
          <div className={classes.choices}>
            {ENRICHMENT_MODES.map((value) => (
              <Radio
                key={value}
                value={value}
                disabled={!canManage}
                label={t(`providers.${value}`)}
                description={t(`providers.${value}Text`)}
              />
            ))}
          </div>
        </Radio.Group>
        <Switch
          label={t('providers.auto')}
          description={t('providers.autoText')}
          checked={autoKeyless}
          disabled={!canManage}
          onChange={(event) => onAuto(event.currentTarget.checked)}
        />
      </div>
    </SectionCard>
  );
}
