import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import type { ContactFacts } from '../../../schema/verification/best-time.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { BestTimePart } from './best-time-part.tsx';
import { EmailPart } from './email-part.tsx';
import { PhonePart } from './phone-part.tsx';
import classes from './reach-card.module.css';
import type { ReachLead } from './reach-lead.ts';

interface ReachCardProps {
  orgId: string;
  lead: ReachLead;
  /** Writes a number as people do. */
  asPhone: (stored: string) => string;
  /** What else bears on the best time: the company's trade and hours. */
  facts: Pick<ContactFacts, 'industry' | 'openingHours' | 'timeZone' | 'preferred'>;
  /** Null for those who may not, and in the bin. */
  onVerify: (() => void) | null;
}

/** Whether a lead can be reached, by which way, and when. */
export function ReachCard({ orgId, lead, asPhone, facts, onVerify }: ReachCardProps) {
  const { t } = useTranslation('verification');
  const [check] = useQuery(queries.verification.ofAddress({ orgId, address: lead.email ?? '' }));
  const isChecking = lead.verifyAskedAt !== null;
  const isReachable = lead.email !== null || lead.phone !== null;
  return (
    <SectionCard
      title={t('title')}
      flush
      action={
        onVerify &&
        isReachable && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconShieldCheck size={14} stroke={1.8} aria-hidden="true" />}
            disabled={isChecking}
            onClick={onVerify}
          >
            {isChecking ? t('checking') : t(lead.emailState ? 'verifyAgain' : 'verify')}
          </Button>
        )
      }
    >
      {isReachable || lead.linkedin ? (
        <dl className={classes.parts}>
          {lead.email !== null && <EmailPart lead={lead} check={check} isChecking={isChecking} />}
          {lead.phone !== null && <PhonePart lead={lead} shown={asPhone(lead.phone)} />}
          <BestTimePart facts={{ ...lead, ...facts }} />
        </dl>
      ) : (
        <p className={classes.none}>{t('nothing')}</p>
      )}
    </SectionCard>
  );
}
