import {
  IconCloudUpload,
  IconKeyboard,
  IconLayoutSidebar,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import { type Command, useCommands } from '../../ui/hotkeys.ts';
import { useTheme } from '../../ui/use-theme.ts';
import type { Membership } from '../../workspace/memberships.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { NAV_ITEMS } from './nav-items.ts';
import { useUndoCommands } from './use-undo-commands.tsx';
import { useSignOut } from './use-sign-out.ts';

interface ShellCommands {
  memberships: Membership[];
  onPalette: () => void;
  onKeys: () => void;
  onToggleSidebar: () => void;
}

/** What can be done on every screen. */
export function useShellCommands(shell: ShellCommands): void {
  const { t } = useTranslation('shell');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  const theme = useTheme();
  const signOut = useSignOut();
  const undoCommands = useUndoCommands();
  useIdlePreload();

  const places = NAV_ITEMS.map((item): Command => ({
    id: `go.${item.name}`,
    label: t('go', { place: t(`nav.${item.name}`) }),
    group: t('groups.go'),
    keys: item.keys,
    icon: <item.icon size={18} stroke={1.6} />,
    run: () => void navigate({ to: item.to, params: { orgId } }),
  }));
  const switches = shell.memberships
    .filter(({ org }) => org.id !== orgId)
    .map(({ org }): Command => ({
      id: `workspace.${org.id}`,
      label: org.name,
      group: t('groups.workspaces'),
      words: t('workspaces.switch'),
      icon: <Avatar name={org.name} seed={org.id} shape="square" size={18} />,
      run: () => void navigate({ to: '/w/$orgId/leads', params: { orgId: org.id } }),
    }));
  const group = t('groups.do');
  useCommands([
    {
      id: 'palette',
      label: t('palette.open'),
      group,
      keys: 'mod+k',
      inFields: true,
      keyOnly: true,
      icon: <IconSearch size={18} stroke={1.6} />,
      run: shell.onPalette,
    },
    ...undoCommands,
    ...places,
    {
      id: 'go.changes',
      label: t('go', { place: t('changes') }),
      group: t('groups.go'),
      keys: 'g w',
      icon: <IconCloudUpload size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/w/$orgId/changes', params: { orgId } }),
    },
    {
      id: 'keys',
      label: t('keys.show'),
      group,
      keys: '?',
      icon: <IconKeyboard size={18} stroke={1.6} />,
      run: shell.onKeys,
    },
    {
      id: 'theme',
      label: t('theme.toggle'),
      group,
      keys: 'mod+shift+l',
      inFields: true,
      icon: <IconMoon size={18} stroke={1.6} />,
      run: theme.toggle,
    },
    {
      id: 'sidebar',
      label: t('nav.toggle'),
      group,
      keys: '[',
      icon: <IconLayoutSidebar size={18} stroke={1.6} />,
      run: shell.onToggleSidebar,
    },
    {
      id: 'workspace.new',
      label: t('workspaces.new'),
      group,
      icon: <IconPlus size={18} stroke={1.6} />,
      run: () => void navigate({ to: '/welcome' }),
    },
    {
      id: 'sign-out',
      label: t('user.signOut'),
      group,
      icon: <IconLogout size={18} stroke={1.6} />,
      run: signOut,
    },
    ...switches,
  ]);
}

/** The palette has to open within 50 ms, so its code comes while the page is at rest. */
function useIdlePreload() {
  useEffect(() => {
    const timer = setTimeout(() => void import('./palette.tsx'), 1_500);
    return () => clearTimeout(timer);
  }, []);
}
