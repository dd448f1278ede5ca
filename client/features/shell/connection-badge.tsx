import { Tooltip } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusBadge, StatusDot } from '../../ui/status.tsx';
import { useConnection } from '../../zero/use-connection.ts';

/** Quiet while all is well; says in words when it is not, and offers the way back. */
export function ConnectionBadge() {
  const { t } = useTranslation('shell');
  const connection = useConnection();
  const { href } = useLocation();
  const label = t(`connection.${connection}`);

  if (connection === 'needs-sign-in') {
    return (
      <LinkButton to="/sign-in" search={{ next: href, again: true }} size="xs" variant="light">
        {label}
      </LinkButton>
    );
  }
  return (
    <Tooltip label={t(`connection.hint.${connection}`)} multiline maw={260}>
      <output aria-live="polite">
        {connection === 'offline' ? (
          <StatusBadge tone="warn">{label}</StatusBadge>
        ) : (
          <StatusDot
            tone={connection === 'connected' ? 'good' : 'neutral'}
            live={connection === 'connecting'}
          >
            <span className={connection === 'connected' ? 'q-hidden' : undefined}>{label}</span>
          </StatusDot>
        )}
      </output>
    </Tooltip>
  );
}
