import {
  IconCircleDot,
  IconLayoutKanban,
  IconPlus,
  IconSearch,
  IconTag,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../../ui/hotkeys.ts';
import { isApple } from '../../../ui/key-chord.ts';
import type { MoreAct } from '../more-act.ts';
import type { BulkPick } from './pick-dialog.tsx';
import type { GridCursor } from './use-grid-cursor.ts';

interface LeadsCommands {
  cursor: GridCursor;
  canEdit: boolean;
  canDelete: boolean;
  isBin: boolean;
  onSearch: () => void;
  onSelect: () => void;
  onSelectAll: () => void;
  /** Null while nothing is chosen. */
  onUnselect: (() => void) | null;
  onOpen: () => void;
  onPick: (kind: BulkPick) => void;
  onSave: (() => void) | null;
  moreActs: readonly MoreAct[];
  /** What the acts are done to. */
  leadIds: readonly string[];
  onDelete: () => void;
  onCreate: () => void;
  onBin: () => void;
}

const ICON = { size: 18, stroke: 1.6 } as const;

/** The keys of the table, wherever the focus is; inside the grid the grid hears them first. */
export function useLeadsCommands(screen: LeadsCommands): void {
  const { cursor, canEdit, canDelete, isBin } = screen;
  const { t } = useTranslation('lead');
  const group = t('commands.group');
  const step = (move: 'down' | 'up') => {
    if (cursor.leadId === null) cursor.rest();
    else cursor.move(move, 1, false);
  };
  const command = (id: string, keys: string, run: () => void, more: Partial<Command> = {}) => ({
    id: `lead.${id}`,
    label: t(`commands.${id}` as 'commands.next'),
    group,
    keys,
    run,
    ...more,
  });
  const always: Command[] = [
    command('next', 'j', () => step('down'), { keyOnly: true }),
    command('previous', 'k', () => step('up'), { keyOnly: true }),
    command('open', 'o', screen.onOpen, { keyOnly: true }),
    command('search', '/', screen.onSearch, { icon: <IconSearch {...ICON} /> }),
    {
      id: 'lead.bin',
      label: isBin ? t('bin.leave') : t('bin.open'),
      group,
      icon: <IconTrash {...ICON} />,
      run: screen.onBin,
    },
  ];
  const editing: Command[] = [
    command('select', 'x', screen.onSelect, { keyOnly: true }),
    command('selectAll', 'mod+a', screen.onSelectAll, { keyOnly: true }),
    ...(screen.onUnselect
      ? [command('unselect', 'escape', screen.onUnselect, { keyOnly: true })]
      : []),
    command('new', 'c', screen.onCreate, { icon: <IconPlus {...ICON} /> }),
  ];
  const acting: Command[] = [
    command('edit', 'f2', cursor.edit, { keyOnly: true }),
    command('status', 's', () => screen.onPick('status'), { icon: <IconCircleDot {...ICON} /> }),
    command('assign', 'a', () => screen.onPick('owner'), { icon: <IconUserPlus {...ICON} /> }),
    command('tag', 't', () => screen.onPick('tags'), { icon: <IconTag {...ICON} /> }),
    ...(screen.onSave
      ? [command('pipeline', 'p', screen.onSave, { icon: <IconLayoutKanban {...ICON} /> })]
      : []),
    ...screen.moreActs.map(({ run, ...act }) => ({
      ...act,
      group,
      run: () => screen.leadIds.length > 0 && run(screen.leadIds),
    })),
  ];
  const deleting = command(
    isBin ? 'restore' : 'delete',
    isApple() ? 'backspace' : 'delete',
    screen.onDelete,
    { icon: <IconTrash {...ICON} /> },
  );
  useCommands([
    ...always,
    ...(canEdit ? editing : []),
    ...(canEdit && !isBin ? acting : []),
    ...(canDelete ? [deleting] : []),
  ]);
}
