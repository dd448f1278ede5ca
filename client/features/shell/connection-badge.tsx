import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusBadge, StatusDot } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './connection-badge.module.css';
import { type Standing, useStanding } from './use-standing.ts';

const TONE: Record<Standing['kind'], Tone> = {
  'needs-sign-in': 'warn',
  offline: 'warn',
  attention: 'bad',
  forgetful: 'bad',
  sending: 'neutral',
  connecting: 'neutral',
  saved: 'good',
  connected: 'good',
};

/** Quiet while all is well; says in words when it is not, and leads to the list of changes. */
export function ConnectionBadge() {
  const { t } = useTranslation('shell');
  const { orgId } = useWorkspace();
  const standing = useStanding();
  const { href } = useLocation();
  const { kind } = standing;
  const label = useLabel(standing);

  if (kind === 'needs-sign-in') {
    return (
      <LinkButton to="/sign-in" search={{ next: href, again: true }} size="xs" variant="light">
        {label}
      </LinkButton>
    );
  }
  const isLoud = kind === 'offline' || kind === 'attention' || kind === 'forgetful';
  const isLive = kind === 'connecting' || kind === 'sending';
  return (
    <output aria-live="polite">
      <Link
        to="/w/$orgId/changes"
        params={{ orgId }}
        className={classes.badge}
        aria-label={label}
        data-hint={t(`connection.hint.${kind === 'saved' ? 'connected' : kind}`)}
      >
        {isLoud ? (
          <StatusBadge tone={TONE[kind]}>
            <span className={classes.long}>{label}</span>
            <span className={classes.short} aria-hidden="true">
              {'count' in standing && standing.count > 0 ? standing.count : label}
            </span>
          </StatusBadge>
        ) : (
          <StatusDot tone={TONE[kind]} live={isLive}>
            <span className={kind === 'connected' ? 'q-hidden' : undefined}>{label}</span>
          </StatusDot>
        )}
      </Link>
    </output>
  );
}

function useLabel(standing: Standing): string {
  const { t } = useTranslation('shell');
  if (!('count' in standing)) return t(`connection.${standing.kind}`);
  const { kind, count } = standing;
  if (kind === 'offline') {
    return count > 0 ? t('connection.offlineWaiting', { count }) : t('connection.offline');
  }
  if (kind === 'needs-sign-in') {
    return count > 0 ? t('connection.signInWaiting', { count }) : t('connection.needs-sign-in');
  }
  return t(`connection.${kind}`, { count });
}
