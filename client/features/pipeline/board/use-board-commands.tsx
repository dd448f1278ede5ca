import {
  IconArchive,
  IconArrowRight,
  IconColumns3,
  IconLayoutKanban,
  IconLayoutRows,
  IconPencil,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../../ui/hotkeys.ts';
import type { Pipeline } from '../pipeline-types.ts';
import type { BoardGround } from './board-moves.ts';

interface BoardCommands {
  ground: React.RefObject<BoardGround>;
  canEdit: boolean;
  canManage: boolean;
  pipelines: readonly Pipeline[];
  pipeline: Pipeline;
  onWalk: (direction: 'up' | 'down' | 'left' | 'right', extend: boolean) => void;
  onLift: (dealId: string) => void;
  onOpen: (dealId: string) => void;
  onMove: (dealIds: string[]) => void;
  onSearch: () => void;
  onLanes: () => void;
  onStages: () => void;
  onNew: () => void;
  onPipeline: (pipelineId: string) => void;
}

const ICON = { size: 18, stroke: 1.6 } as const;

/** The keys of the board, wherever the focus is. Space and the arrows are heard on the cards. */
export function useBoardCommands(screen: BoardCommands): void {
  const { ground, canEdit, canManage, pipelines, pipeline } = screen;
  const { t } = useTranslation('pipeline');
  const group = t('commands.group');
  const onCard = (run: (dealId: string) => void) => () => {
    const { activeId } = ground.current.store.state;
    if (activeId) run(activeId);
  };
  const groupOf = (dealId: string) => ground.current.store.groupOf(dealId);
  const command = (id: string, keys: string, run: () => void, icon?: React.ReactNode): Command => ({
    id: `deal.${id}`,
    label: t(`commands.${id}` as 'commands.open'),
    group,
    keys,
    run,
    ...(icon ? { icon } : { keyOnly: true }),
  });
  const always = [
    command('next', 'j', () => screen.onWalk('down', false)),
    command('previous', 'k', () => screen.onWalk('up', false)),
    command('open', 'o', onCard(screen.onOpen)),
    command('search', '/', screen.onSearch, <IconSearch {...ICON} />),
    command('lanes', 'w', screen.onLanes, <IconLayoutRows {...ICON} />),
  ];
  const editing = [
    command(
      'lift',
      'l',
      onCard((id) => {
        ground.current.store.wantFocus();
        screen.onLift(id);
      }),
    ),
    command(
      'select',
      'x',
      onCard((id) => ground.current.store.toggle(id)),
    ),
    command('unselect', 'escape', () => ground.current.store.clear()),
    command(
      'edit',
      'e',
      onCard((id) => ground.current.store.set({ editingId: id })),
      <IconPencil {...ICON} />,
    ),
    command(
      'move',
      'm',
      onCard((id) => screen.onMove(groupOf(id))),
      <IconArrowRight {...ICON} />,
    ),
    command(
      'archive',
      'shift+a',
      onCard((id) => {
        void ground.current.acts.archive(groupOf(id));
        ground.current.store.clear();
      }),
      <IconArchive {...ICON} />,
    ),
  ];
  const managing: Command[] = [
    {
      id: 'pipeline.stages',
      label: t('stages.edit'),
      group,
      icon: <IconColumns3 {...ICON} />,
      run: screen.onStages,
    },
    {
      id: 'pipeline.new',
      label: t('switch.new'),
      group,
      icon: <IconPlus {...ICON} />,
      run: screen.onNew,
    },
  ];
  const others = pipelines
    .filter(({ id }) => id !== pipeline.id)
    .map((other): Command => ({
      id: `pipeline.${other.id}`,
      label: t('commands.goTo', { name: other.name }),
      group,
      icon: <IconLayoutKanban {...ICON} />,
      run: () => screen.onPipeline(other.id),
    }));
  useCommands([...always, ...(canEdit ? editing : []), ...(canManage ? managing : []), ...others]);
}
