import { Menu, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../auth/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Keys } from '../../ui/keys.tsx';
import { THEME_CHOICES, type ThemeChoice, useTheme } from '../../ui/use-theme.ts';
import { useSignOut } from './use-sign-out.ts';
import classes from './user-menu.module.css';

interface UserMenuProps {
  isNarrow: boolean;
  onKeys: () => void;
}

export function UserMenu({ isNarrow, onKeys }: UserMenuProps) {
  const { t } = useTranslation('shell');
  const session = useSession();
  const theme = useTheme();
  const signOut = useSignOut();
  if (session.status !== 'signed-in') return null;
  const { user } = session;
  return (
    <Menu position="top-start" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <Avatar name={user.name} seed={user.id} image={user.image} size={24} />
          <span className={isNarrow ? 'q-hidden' : classes.name}>{user.name}</span>
          <span className="q-hidden">{t('user.menu')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <div className={classes.whoName}>{user.name}</div>
          <div className={classes.email}>{user.email}</div>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        <Menu.RadioGroup
          value={theme.choice}
          onChange={(choice) => theme.choose(choice as ThemeChoice)}
        >
          {THEME_CHOICES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice}>
              {t(`theme.${choice}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.7} />}
          rightSection={<Keys keys="?" />}
          onClick={onKeys}
        >
          {t('user.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
