/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a sign that is drawn here is no file to fetch */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconPhoneCheck,
  IconPhoneX,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { PhoneReason } from '../../../schema/verification/phone.ts';
import { type EmailState, isStale } from '../../../schema/verification/verdict.ts';
import { rowText } from '../../i18n/row-text.ts';
import { StatusDot } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useNow } from '../../ui/use-now.ts';
import type { LeadRow } from './lead-types.ts';
import classes from './reach-mark.module.css';

const ICON = { size: 15, stroke: 1.8, 'aria-hidden': true } as const;

const EMAIL: Record<EmailState, { tone: Tone; icon: React.ReactNode }> = {
  deliverable: { tone: 'good', icon: <IconCircleCheck {...ICON} /> },
  risky: { tone: 'warn', icon: <IconAlertTriangle {...ICON} /> },
  undeliverable: { tone: 'bad', icon: <IconCircleX {...ICON} /> },
  unknown: { tone: 'neutral', icon: <IconHelpCircle {...ICON} /> },
};

type EmailFacts = Pick<LeadRow, 'email' | 'emailState' | 'emailReason' | 'emailCheckedAt'>;
type PhoneFacts = Pick<LeadRow, 'phone' | 'phoneState' | 'phoneReason' | 'phoneType'>;

const t = (key: ParseKeys<'verification'>, values?: Record<string, string>) =>
  rowText('verification', key, values);

/** Whether the address works, as a sign beside it; the reason on hover. Nothing before it is known. */
export function EmailMark({ lead }: { lead: EmailFacts }) {
  const now = useNow();
  const { email, emailState, emailReason } = lead;
  if (!email || !emailState) return null;
  const { tone, icon } = EMAIL[emailState];
  const stale = isStale(lead.emailCheckedAt, now);
  const label = t('emailLabel', { state: t(`state.${emailState}`) });
  const reason = emailReason ? t(`reason.${emailReason}`) : null;
  const why = [reason, stale && t('stale')].filter(Boolean);
  return (
    <Mark tone={tone} label={label} title={[label, ...why].join('\n')} isStale={stale}>
      {icon}
    </Mark>
  );
}

/** Whether the number exists; a number that is well says so on the lead's own page alone. */
export function PhoneMark({ lead, always = false }: { lead: PhoneFacts; always?: boolean }) {
  const { phone, phoneState, phoneReason, phoneType } = lead;
  if (!phone || !phoneState || (phoneState !== 'invalid' && !always)) return null;
  const isValid = phoneState === 'valid';
  const label = t('phoneLabel', { state: t(`phone.${phoneState}`) });
  const detail = isValid
    ? phoneType && t(`phone.type.${phoneType}`)
    : phoneReason && t(`phone.reason.${phoneReason as PhoneReason}`);
  const tone = { valid: 'good', invalid: 'bad', unknown: 'neutral' } as const;
  return (
    <Mark tone={tone[phoneState]} label={label} title={[label, detail].filter(Boolean).join('\n')}>
      {isValid && <IconPhoneCheck {...ICON} />}
      {phoneState === 'invalid' && <IconPhoneX {...ICON} />}
      {phoneState === 'unknown' && <IconHelpCircle {...ICON} />}
    </Mark>
  );
}

/** The state in words, for a column of its own. */
export function EmailStateText({ lead }: { lead: EmailFacts & Pick<LeadRow, 'verifyAskedAt'> }) {
  if (!lead.email) return null;
  if (lead.verifyAskedAt !== null) {
    return (
      <StatusDot tone="info" live>
        {t('checking')}
      </StatusDot>
    );
  }
  const { emailState } = lead;
  const tone = emailState ? EMAIL[emailState].tone : 'neutral';
  return <StatusDot tone={tone}>{t(`state.${emailState ?? 'unchecked'}`)}</StatusDot>;
}

interface MarkProps {
  tone: Tone;
  label: string;
  title: string;
  isStale?: boolean;
  children: React.ReactNode;
}

function Mark({ tone, label, title, isStale: stale = false, children }: MarkProps) {
  return (
    <span
      role="img"
      aria-label={label}
      title={title}
      className={classes.mark}
      data-tone={tone}
      data-stale={stale || undefined}
    >
      {children}
    </span>
  );
}
