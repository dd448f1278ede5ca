import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthUser } from '../../auth/auth-client.ts';
import { useSession } from '../../auth/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import classes from './user-menu.module.css';

const UserMenuItems = lazy(() => import('./user-menu-items.tsx'));

interface UserMenuProps {
  isNarrow: boolean;
  onKeys: () => void;
}

/** Who is signed in. The menu behind it comes after the first paint. */
export function UserMenu({ isNarrow, onKeys }: UserMenuProps) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  const { user } = session;
  return (
    <Suspense fallback={<UserButton user={user} isNarrow={isNarrow} disabled />}>
      <UserMenuItems user={user} onKeys={onKeys}>
        <UserButton user={user} isNarrow={isNarrow} />
      </UserMenuItems>
    </Suspense>
  );
}

interface UserButtonProps extends React.ComponentPropsWithRef<'button'> {
  user: AuthUser;
  isNarrow: boolean;
}

function UserButton({ user, isNarrow, ...button }: UserButtonProps) {
  const { t } = useTranslation('shell');
  return (
    <UnstyledButton {...button} className={classes.button}>
      <Avatar name={user.name} seed={user.id} image={user.image} size={24} />
      <span className={isNarrow ? 'q-hidden' : classes.name}>{user.name}</span>
      <span className="q-hidden">{t('user.menu')}</span>
    </UnstyledButton>
  );
}
