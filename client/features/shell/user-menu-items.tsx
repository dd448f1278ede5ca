import { Menu } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuthUser } from '../../auth/auth-client.ts';
import { Keys } from '../../ui/keys.tsx';
import { THEME_CHOICES, type ThemeChoice, useTheme } from '../../ui/use-theme.ts';
import { useSignOut } from './use-sign-out.ts';
import classes from './user-menu.module.css';

interface UserMenuItemsProps {
  user: AuthUser;
  onKeys: () => void;
  /** The button that opens them. */
  children: React.ReactElement;
}

export default function UserMenuItems({ user, onKeys, children }: UserMenuItemsProps) {
  const { t } = useTranslation('shell');
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={248}>
      <Menu.Target>{children}</Menu.Target>
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
