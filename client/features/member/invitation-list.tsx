import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../schema/policy.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './member-list.module.css';

export interface InvitationView {
  id: string;
  email: string;
  role: Role;
  inviterName: string | null;
  expiresAt: number;
}

interface InvitationListProps {
  invitations: InvitationView[];
  onResend: (invitation: InvitationView) => void;
  onRevoke: (invitation: InvitationView) => void;
}

export function InvitationList({ invitations, onResend, onRevoke }: InvitationListProps) {
  const { t } = useTranslation('member');
  const now = useNow();
  return (
    <SectionCard title={t('pending.title')} flush>
      {invitations.length === 0 ? (
        <p className={classes.none}>{t('pending.none')}</p>
      ) : (
        <ul className={classes.list}>
          {invitations.map((invitation) => (
            <li key={invitation.id} className={classes.row}>
              <div className={classes.who}>
                <div className={classes.name}>{invitation.email}</div>
                <div className={classes.mail}>
                  {t(`role.${invitation.role}`)}
                  {invitation.inviterName &&
                    `, ${t('pending.by', { name: invitation.inviterName })}`}
                </div>
              </div>
              {invitation.expiresAt < now ? (
                <StatusBadge tone="warn">{t('pending.expired')}</StatusBadge>
              ) : (
                <div className={classes.joined}>
                  {t('pending.expires')} <RelativeTime at={invitation.expiresAt} />
                </div>
              )}
              <Button size="xs" variant="default" onClick={() => onResend(invitation)}>
                {t('pending.resend')}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => onRevoke(invitation)}>
                {t('pending.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
