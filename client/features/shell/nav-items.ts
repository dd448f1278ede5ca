import {
  IconAddressBook,
  IconArrowsJoin,
  IconChecklist,
  IconLayoutKanban,
  IconPick,
  IconSettings,
  IconTargetArrow,
  IconUserSearch,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';

interface NavItem {
  /** Its text is `nav.<name>` in shell.json. */
  name:
    | 'find'
    | 'leads'
    | 'todos'
    | 'pipelines'
    | 'crawls'
    | 'icps'
    | 'duplicates'
    | 'members'
    | 'settings';
  to:
    | '/w/$orgId/find'
    | '/w/$orgId/leads'
    | '/w/$orgId/todos'
    | '/w/$orgId/pipelines'
    | '/w/$orgId/crawls'
    | '/w/$orgId/icps'
    | '/w/$orgId/duplicates'
    | '/w/$orgId/members'
    | '/w/$orgId/settings';
  keys: string;
  icon: TablerIcon;
  part: 'work' | 'workspace';
  /** On the phone's bottom bar; the rest is one tap further. */
  isOnBar?: boolean;
}

/** The places of a workspace: sidebar, bottom bar, palette and `g …` keys all read this. */
export const NAV_ITEMS: NavItem[] = [
  {
    name: 'find',
    to: '/w/$orgId/find',
    keys: 'g f',
    icon: IconUserSearch,
    part: 'work',
    isOnBar: true,
  },
  {
    name: 'leads',
    to: '/w/$orgId/leads',
    keys: 'g l',
    icon: IconAddressBook,
    part: 'work',
    isOnBar: true,
  },
  { name: 'todos', to: '/w/$orgId/todos', keys: 'g t', icon: IconChecklist, part: 'work' },
  {
    name: 'pipelines',
    to: '/w/$orgId/pipelines',
    keys: 'g p',
    icon: IconLayoutKanban,
    part: 'work',
    isOnBar: true,
  },
  {
    name: 'crawls',
    to: '/w/$orgId/crawls',
    keys: 'g c',
    icon: IconPick,
    part: 'work',
    isOnBar: true,
  },
  {
    name: 'icps',
    to: '/w/$orgId/icps',
    keys: 'g i',
    icon: IconTargetArrow,
    part: 'workspace',
  },
  {
    name: 'duplicates',
    to: '/w/$orgId/duplicates',
    keys: 'g d',
    icon: IconArrowsJoin,
    part: 'workspace',
  },
  {
    name: 'members',
    to: '/w/$orgId/members',
    keys: 'g m',
    icon: IconUsersGroup,
    part: 'workspace',
  },
  {
    name: 'settings',
    to: '/w/$orgId/settings',
    keys: 'g s',
    icon: IconSettings,
    part: 'workspace',
  },
];
