import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthUser } from '../../../auth/auth-client.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import { StatusDot } from '../../../ui/status.tsx';
import { type TwoFactorChange, TwoFactorDialog } from './two-factor-dialog.tsx';
import classes from './two-factor.module.css';

export function TwoFactorCard({ user }: { user: AuthUser }) {
  const { t } = useTranslation('settings');
  const [change, setChange] = useState<TwoFactorChange | null>(null);
  const isOn = user.twoFactorEnabled === true;
  const acts = isOn ? (['renew', 'disable'] as const) : (['enable'] as const);
  return (
    <SectionCard
      title={t('twoFactor.title')}
      text={t('twoFactor.text')}
      action={
        <StatusDot tone={isOn ? 'good' : 'neutral'}>
          {t(isOn ? 'twoFactor.on' : 'twoFactor.off')}
        </StatusDot>
      }
    >
      <div className={classes.acts}>
        {acts.map((act) => (
          <Button key={act} variant="default" onClick={() => setChange(act)}>
            {t(`twoFactor.${act}`)}
          </Button>
        ))}
      </div>
      {change && <TwoFactorDialog change={change} onClose={() => setChange(null)} />}
    </SectionCard>
  );
}
