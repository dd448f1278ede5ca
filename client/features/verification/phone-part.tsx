import { useTranslation } from 'react-i18next';
import {
  type PhoneReason,
  phoneRisk,
  type PhoneState,
} from '../../../schema/verification/phone.ts';
import { StatusBadge } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import { regionName } from './clock-words.ts';
import classes from './reach-card.module.css';
import type { ReachLead } from './reach-lead.ts';

const TONES: Record<PhoneState, Tone> = { valid: 'good', invalid: 'bad', unknown: 'neutral' };

interface PhonePartProps {
  lead: ReachLead;
  /** The number as people write it. */
  shown: string;
}

/** What the number says about itself: nobody was called. */
export function PhonePart({ lead, shown }: PhonePartProps) {
  const { t } = useTranslation('verification');
  const { phoneState, phoneReason, phoneType, phoneRegion } = lead;
  const risk = phoneRisk(phoneType);
  const type = t(`phone.type.${phoneType ?? 'none'}`);
  return (
    <div className={classes.part}>
      <dt className={classes.state}>
        <StatusBadge tone={phoneState ? TONES[phoneState] : 'neutral'}>
          {phoneState ? t(`phone.${phoneState}`) : t('unchecked')}
        </StatusBadge>
      </dt>
      <dd className={classes.text}>
        <span className={classes.value}>{shown}</span>
        {phoneState === 'valid' && (
          <span>
            {phoneRegion ? t('phone.of', { type, country: regionName(phoneRegion) }) : type}
          </span>
        )}
        {phoneReason && <span>{t(`phone.reason.${phoneReason as PhoneReason}`)}</span>}
        {risk && <strong className={classes.stale}>{t(`phone.risk.${risk}`)}</strong>}
      </dd>
    </div>
  );
}
