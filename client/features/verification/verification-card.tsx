import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './reach-card.module.css';

interface VerificationCardProps {
  autoVerify: boolean;
  /** What keeps mail hosts from being asked at all, as the last check found it. */
  limit: 'smtp_off' | 'port_25_blocked' | null;
  canManage: boolean;
  onSwitch: (autoVerify: boolean) => void;
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
      {limit && <p className={classes.limit}>{t(`settings.limit.${limit}`)}</p>}
    </SectionCard>
  );
}
