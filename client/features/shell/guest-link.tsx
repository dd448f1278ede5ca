import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../auth/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';

interface GuestLinkProps {
  /** A row of the phone's sheet rather than a button in the bar. */
  className?: string;
}

/** For guests: the way to keep what they made. */
export function GuestLink({ className }: GuestLinkProps) {
  const { t } = useTranslation('shell');
  const session = useSession();
  const { href } = useLocation();
  if (session.status !== 'signed-in' || !session.user.isAnonymous) return null;
  return (
    <LinkButton
      to="/sign-up"
      search={{ next: href }}
      variant="light"
      size="xs"
      className={className}
      data-hint={t('guest.hint')}
    >
      {t('guest.keep')}
    </LinkButton>
  );
}
