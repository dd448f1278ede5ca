import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ASK_PROVIDERS, type AskProviders } from '../../../schema/verification/verdict.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './reach-card.module.css';

interface VerificationCardProps {
  autoVerify: boolean;
  /** What keeps mail hosts from being asked at all, as the last check found it. */
  limit: 'smtp_off' | 'port_25_blocked' | null;
  canManage: boolean;
  onSwitch: (autoVerify: boolean) => void;
  askProviders: AskProviders;
  onAskProviders: (when: AskProviders) => void;
}

/** What the workspace wants verified by itself, and what this installation can't find out. */
export function VerificationCard(props: VerificationCardProps) {
  const { autoVerify, limit, canManage, onSwitch } = props;
  const { t } = useTranslation('verification');
  return (
    <SectionCard title={t('settings.title')} text={t('settings.text')}>
      <Switch
        label={t('settings.auto')}
        description={t('settings.autoText')}
        checked={autoVerify}
        disabled={!canManage}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <Select
        className={classes.ask}
        label={t('settings.ask')}
        description={t('settings.askText')}
        value={props.askProviders}
        disabled={!canManage}
        allowDeselect={false}
        data={ASK_PROVIDERS.map((value) => ({ value, label: t(`settings.when.${value}`) }))}
        onChange={(when) => when && props.onAskProviders(when)}
      />
      {limit && <p className={classes.limit}>{t(`settings.limit.${limit}`)}</p>}
    </SectionCard>
  );
}
