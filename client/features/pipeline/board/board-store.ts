import { createContext, useContext, useSyncExternalStore } from 'react';

/** A place in a column: before the card at `index`, counted without the cards that are moving. */
export interface Spot {
  /** Which column of which lane, see `cellKey`. */
  cell: string;
  index: number;
}

export interface BoardState {
  /** The card that the keyboard stands on. */
  activeId: string | null;
  selected: ReadonlySet<string>;
  /** Where Shift extends from. */
  anchorId: string | null;
  /** The cards on the move, by mouse, finger or keyboard. */
  moving: ReadonlySet<string>;
  /** Lifted with the space bar: arrows move it. */
  isLifted: boolean;
  /** Where the moving cards would land. */
  spot: Spot | null;
  /** The card that is being edited in place. */
  editingId: string | null;
  /** What a screen reader is told. */
  said: string;
}

const NONE: ReadonlySet<string> = new Set();
const REST: BoardState = {
  activeId: null,
  selected: NONE,
  anchorId: null,
  moving: NONE,
  isLifted: false,
  spot: null,
  editingId: null,
  said: '',
};

/**
 * What a person does on the board right now. It stands outside of React so that of two thousand
 * cards only those draw again that a selection or a drag is about.
 */
export class BoardStore {
  #state = REST;
  readonly #listeners = new Set<() => void>();
  #wantsFocus = false;

  get state(): BoardState {
    return this.#state;
  }

  set(part: Partial<BoardState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The cards that an act on this one is about: the selection when it belongs to it. */
  groupOf(dealId: string): string[] {
    const { selected } = this.#state;
    return selected.has(dealId) ? [...selected] : [dealId];
  }

  toggle(dealId: string): void {
    const selected = new Set(this.#state.selected);
    if (!selected.delete(dealId)) selected.add(dealId);
    this.set({ selected, anchorId: dealId, activeId: dealId });
  }

  /** From the card that was chosen last to this one, in the order of its column. */
  extend(column: readonly { id: string }[], dealId: string): void {
    const from = column.findIndex(
      ({ id }) => id === (this.#state.anchorId ?? this.#state.activeId),
    );
    const to = column.findIndex(({ id }) => id === dealId);
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    const run = column.slice(first, last + 1).map(({ id }) => id);
    this.set({ selected: new Set([...this.#state.selected, ...run]), activeId: dealId });
  }

  clear(): void {
    this.set({ selected: NONE, anchorId: null });
  }

  /** The active card takes the focus as soon as it is drawn: after a move it is another element. */
  wantFocus(): void {
    this.#wantsFocus = true;
  }

  /** True once after `wantFocus`, for the active card. */
  takeFocus(dealId: string): boolean {
    if (!this.#wantsFocus || this.#state.activeId !== dealId) return false;
    this.#wantsFocus = false;
    return true;
  }

  rest(): void {
    this.set({ moving: NONE, isLifted: false, spot: null });
  }
}

const BoardContext = createContext<BoardStore | null>(null);
export const BoardProvider = BoardContext.Provider;

export function useBoardStore(): BoardStore {
  const store = useContext(BoardContext);
  if (!store) throw new Error('useBoardStore is for what stands on a board');
  return store;
}

/** A part of the board's state; draws again only when that part has changed. */
export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  const store = useBoardStore();
  return useSyncExternalStore(store.subscribe, () => select(store.state));
}

/** One column of one lane. */
export function cellKey(laneId: string | null, stageId: string): string {
  return `${laneId ?? ''}/${stageId}`;
}
