import { useTranslation } from 'react-i18next';
import { PROVIDERS } from '../../../schema/enrichment/providers.ts';
import { EMAIL_FLAGS, type EmailState, isStale } from '../../../schema/verification/verdict.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './reach-card.module.css';
import type { EmailCheck, ReachLead } from './reach-lead.ts';

const TONES: Record<EmailState, Tone> = {
  deliverable: 'good',
  risky: 'warn',
  undeliverable: 'bad',
  unknown: 'neutral',
};

const providers: Record<string, { name: string }> = PROVIDERS;

interface EmailPartProps {
  lead: ReachLead;
  /** What the server knows beyond the lead's own row; undefined where it has not come. */
  check: EmailCheck;
  isChecking: boolean;
}

/** What is known about the address, why, since when, and what happens next. */
export function EmailPart({ lead, check, isChecking }: EmailPartProps) {
  const { t } = useTranslation('verification');
  const { emailState, emailReason, emailCheckedAt } = lead;
  const flags = EMAIL_FLAGS.filter((flag) => check?.reasons.includes(flag));
  return (
    <div className={classes.part}>
      <dt className={classes.state}>
        {isChecking ? (
          <StatusBadge tone="info" live>
            {t('checking')}
          </StatusBadge>
        ) : (
          <StatusBadge tone={emailState ? TONES[emailState] : 'neutral'}>
            {t(`state.${emailState ?? 'unchecked'}`)}
          </StatusBadge>
        )}
      </dt>
      <dd className={classes.text}>
        <span className={classes.value}>{lead.email}</span>
        <span>{emailReason ? t(`reason.${emailReason}`) : t('uncheckedText')}</span>
        {flags.map((flag) => (
          <span key={flag} className={classes.quiet}>
            {t(`flag.${flag}Text`)}
          </span>
        ))}
        {emailCheckedAt !== null && (
          <Checked at={emailCheckedAt} check={check} isDecided={emailState !== 'unknown'} />
        )}
      </dd>
    </div>
  );
}

interface CheckedProps {
  at: number;
  check: EmailCheck;
  isDecided: boolean;
}

function Checked({ at, check, isDecided }: CheckedProps) {
  const { t } = useTranslation('verification');
  const now = useNow();
  const isOld = isStale(at, now);
  const nextAt = check?.nextAt ?? null;
  return (
    <span className={classes.quiet}>
      {t('checked')} <RelativeTime at={at} />
      {check?.mailHost && check.replyCode && (
        <> · {t('answered', { host: check.mailHost, code: check.replyCode })}</>
      )}
      {check?.source && (
        <>
          {' '}
          ·{' '}
          {t(check.sourceScore == null ? 'saidBy' : 'saidByScore', {
            source: providers[check.source]?.name ?? check.source,
            score: check.sourceScore,
          })}
        </>
      )}
      {nextAt !== null && !isDecided && nextAt > now && (
        <>
          {' '}
          · {t('again')} <RelativeTime at={nextAt} />
        </>
      )}
      {isOld && <strong className={classes.stale}>{t('stale')}</strong>}
    </span>
  );
}
