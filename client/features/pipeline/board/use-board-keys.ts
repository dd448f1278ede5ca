import { useTranslation } from 'react-i18next';
import { dealName } from '../pipeline-types.ts';
import {
  type BoardGround,
  dropAt,
  findCard,
  findCell,
  type FoundCell,
  inShownOrder,
  laneKey,
  staying,
} from './board-moves.ts';
import { cellKey, type Spot } from './board-store.ts';

type Direction = 'up' | 'down' | 'left' | 'right';

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

interface BoardKeys {
  ground: React.RefObject<BoardGround>;
  canEdit: boolean;
  onOpen: (dealId: string) => void;
}

/** What the keyboard does on the board: arrows walk; Space lifts, arrows carry, Space drops. */
export function useBoardKeys({ ground, canEdit, onOpen }: BoardKeys) {
  const { t } = useTranslation('pipeline');

  const say = (said: string) => ground.current.store.set({ said });
  const spotWords = (spot: Spot) => {
    const found = findCell(ground.current, spot.cell);
    if (!found) return '';
    const { moving } = ground.current.store.state;
    const size = staying(found.cell, moving).length + moving.size;
    return t('drag.spot', { stage: found.cell.stage.name, place: spot.index + 1, size });
  };

  const lift = (dealId: string) => {
    const { store } = ground.current;
    const found = findCard(ground.current, dealId);
    if (!found || !canEdit) return;
    const ids = store.groupOf(dealId);
    const moving = new Set(ids);
    const index = found.cell.deals.slice(0, found.index).filter(({ id }) => !moving.has(id)).length;
    const spot = { cell: found.key, index };
    store.set({ activeId: dealId, moving, isLifted: true, spot, editingId: null });
    const deal = found.cell.deals[found.index];
    const name = deal ? dealName(deal) : '';
    say(`${t('drag.lifted', { count: ids.length, name })} ${spotWords(spot)}`);
  };
  const cancel = () => {
    ground.current.store.rest();
    say(t('drag.cancelled'));
  };
  const drop = async () => {
    const { store } = ground.current;
    const { spot, moving } = store.state;
    const ids = inShownOrder(ground.current, [...moving]);
    const words = spot ? spotWords(spot) : '';
    store.rest();
    const isMoved = spot !== null && (await dropAt(ground.current, ids, spot));
    say(isMoved ? t('drag.dropped', { spot: words }) : t('drag.unmoved'));
  };
  const carry = (direction: Direction) => {
    const { store } = ground.current;
    const spot = store.state.spot && nextSpot(ground.current, store.state.spot, direction);
    if (!spot) return;
    store.set({ spot });
    say(spotWords(spot));
  };
  const walk = (direction: Direction, extend: boolean) => {
    const { store } = ground.current;
    const id = nextCard(ground.current, store.state.activeId, direction);
    if (!id) return;
    store.wantFocus();
    if (extend && canEdit) {
      const { activeId, anchorId } = store.state;
      if (!anchorId) store.set({ anchorId: activeId });
      const found = findCard(ground.current, id);
      if (found && (direction === 'up' || direction === 'down')) {
        store.extend(found.cell.deals, id);
        return;
      }
    }
    store.set({ activeId: id });
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    const dealId = (event.target as HTMLElement).dataset['deal'];
    if (!dealId || event.metaKey || event.ctrlKey || event.altKey) return;
    const { isLifted } = ground.current.store.state;
    const direction = ARROWS[event.key];
    const done = (run: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (direction)
      return done(() => (isLifted ? carry(direction) : walk(direction, event.shiftKey)));
    if (event.key === ' ') return done(() => void (isLifted ? drop() : lift(dealId)));
    if (event.key === 'Enter') return done(() => void (isLifted ? drop() : onOpen(dealId)));
    if (event.key === 'Escape' && isLifted) return done(cancel);
    if (event.key === 'Tab' && isLifted) return done(() => undefined);
    return undefined;
  };
  return { onKeyDown, lift, walk };
}

/** One step further for lifted cards; past the end of a column there is nothing. */
export function nextSpot(ground: BoardGround, spot: Spot, direction: Direction): Spot | null {
  const found = findCell(ground, spot.cell);
  if (!found) return null;
  const { moving } = ground.store.state;
  const last = staying(found.cell, moving).length;
  if (direction === 'up' && spot.index > 0) return { ...spot, index: spot.index - 1 };
  if (direction === 'down' && spot.index < last) return { ...spot, index: spot.index + 1 };
  const next = neighbour(ground, found, direction);
  if (!next) return null;
  const stays = staying(next.cell, moving).length;
  const isSideways = direction === 'left' || direction === 'right';
  const index = isSideways ? Math.min(spot.index, stays) : direction === 'up' ? stays : 0;
  return { cell: next.key, index };
}

/** The card one step further; columns without cards are skipped. */
export function nextCard(
  ground: BoardGround,
  fromId: string | null,
  direction: Direction,
): string | null {
  const from = fromId === null ? null : findCard(ground, fromId);
  if (!from)
    return (
      ground.lanes.flatMap(({ cells }) => cells).find(({ deals }) => deals[0])?.deals[0]?.id ?? null
    );
  if (direction === 'up' || direction === 'down') {
    const next = from.cell.deals[from.index + (direction === 'up' ? -1 : 1)];
    if (next) return next.id;
  }
  let at: ReturnType<typeof neighbour> = from;
  for (;;) {
    at = at && neighbour(ground, at, direction);
    if (!at) return null;
    const { deals } = at.cell;
    const index =
      direction === 'up'
        ? deals.length - 1
        : direction === 'down'
          ? 0
          : Math.min(from.index, deals.length - 1);
    const card = deals[index];
    if (card) return card.id;
  }
}

type Neighbour = Pick<FoundCell, 'cell' | 'cellIndex' | 'laneIndex' | 'key'>;

function neighbour(
  { lanes }: BoardGround,
  from: Neighbour,
  direction: Direction,
): Neighbour | null {
  const laneIndex = from.laneIndex + (direction === 'up' ? -1 : direction === 'down' ? 1 : 0);
  const cellIndex = from.cellIndex + (direction === 'left' ? -1 : direction === 'right' ? 1 : 0);
  const lane = lanes[laneIndex];
  const cell = lane?.cells[cellIndex];
  if (!lane || !cell) return null;
  return { cell, cellIndex, laneIndex, key: cellKey(laneKey(lane), cell.stage.id) };
}
