import { ActionIcon } from '@mantine/core';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../ui/keys.tsx';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { NAV_ITEMS } from './nav-items.ts';
import { NavLink } from './nav-link.tsx';
import { OrgSwitcher } from './org-switcher.tsx';
import classes from './sidebar.module.css';
import { UserMenu } from './user-menu.tsx';

interface SidebarProps {
  memberships: Membership[];
  isNarrow: boolean;
  onToggle: () => void;
  onSearch: () => void;
  onKeys: () => void;
}

export function Sidebar({ memberships, isNarrow, onToggle, onSearch, onKeys }: SidebarProps) {
  const { t } = useTranslation('shell');
  const { orgId, leadCount, duplicateCount } = useWorkspace();
  const counts: Partial<Record<string, number>> = {
    leads: leadCount,
    ...(duplicateCount > 0 && { duplicates: duplicateCount }),
  };
  const ToggleIcon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleLabel = t(isNarrow ? 'nav.expand' : 'nav.collapse');
  const links = (part: 'work' | 'workspace') =>
    NAV_ITEMS.filter((item) => item.part === part).map((item) => (
      <NavLink
        key={item.name}
        item={item}
        orgId={orgId}
        isNarrow={isNarrow}
        count={counts[item.name]}
      />
    ));

  return (
    <div className={classes.sidebar} data-narrow={isNarrow || undefined}>
      <OrgSwitcher memberships={memberships} isNarrow={isNarrow} />
      <button
        type="button"
        className={classes.search}
        onClick={onSearch}
        aria-keyshortcuts="Meta+K Control+K"
      >
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span className={isNarrow ? 'q-hidden' : classes.searchText}>{t('searchShort')}</span>
        {!isNarrow && <Keys keys="mod+k" isSilent />}
      </button>
      <nav className={classes.nav} aria-label={t('nav.label')}>
        {links('work')}
        <div className={classes.gap} />
        {links('workspace')}
      </nav>
      <div className={classes.foot}>
        <UserMenu isNarrow={isNarrow} onKeys={onKeys} />
        <ActionIcon
          variant="subtle"
          onClick={onToggle}
          aria-label={toggleLabel}
          aria-expanded={!isNarrow}
          data-hint={toggleLabel}
          data-hint-side="end"
        >
          <ToggleIcon size={18} stroke={1.6} />
        </ActionIcon>
      </div>
    </div>
  );
}
