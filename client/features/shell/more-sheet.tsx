import { SegmentedControl } from '@mantine/core';
import { IconLogout, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { THEME_CHOICES, useTheme } from '../../ui/use-theme.ts';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { GuestLink } from './guest-link.tsx';
import classes from './more-sheet.module.css';
import { NAV_ITEMS } from './nav-items.ts';
import { useSignOut } from './use-sign-out.ts';

interface MoreSheetProps {
  memberships: Membership[];
  isOpen: boolean;
  onClose: () => void;
}

/** What the sidebar holds besides the work, for a phone. */
export default function MoreSheet({ memberships, isOpen, onClose }: MoreSheetProps) {
  const { t } = useTranslation('shell');
  const { orgId, name } = useWorkspace();
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <Sheet isOpen={isOpen} onClose={onClose} side="bottom" title={name}>
      <div className={classes.list}>
        <GuestLink />
        {NAV_ITEMS.filter((item) => !item.isOnBar).map((item) => (
          <Link
            key={item.name}
            to={item.to}
            params={{ orgId }}
            className={classes.row}
            onClick={onClose}
          >
            <item.icon size={20} stroke={1.6} aria-hidden="true" />
            {t(`nav.${item.name}`)}
          </Link>
        ))}
        <h3 className={classes.label}>{t('workspaces.yours')}</h3>
        {memberships.map(({ org }) => (
          <Link
            key={org.id}
            to="/w/$orgId/leads"
            params={{ orgId: org.id }}
            className={classes.row}
            onClick={onClose}
          >
            <Avatar name={org.name} seed={org.id} shape="square" size={20} />
            {org.name}
          </Link>
        ))}
        <Link to="/welcome" className={classes.row}>
          <IconPlus size={20} stroke={1.6} aria-hidden="true" />
          {t('workspaces.new')}
        </Link>
        <h3 className={classes.label}>{t('theme.label')}</h3>
        <SegmentedControl
          fullWidth
          value={theme.choice}
          onChange={theme.choose}
          data={THEME_CHOICES.map((choice) => ({ value: choice, label: t(`theme.${choice}`) }))}
        />
        <button type="button" className={classes.row} onClick={signOut}>
          <IconLogout size={20} stroke={1.6} aria-hidden="true" />
          {t('user.signOut')}
        </button>
      </div>
    </Sheet>
  );
}
