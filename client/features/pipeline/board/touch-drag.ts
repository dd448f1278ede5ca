import { drawPreview } from '../card/drag-preview.ts';
import classes from './board.module.css';
import { type BoardGround, dropAt, findCell, inShownOrder } from './board-moves.ts';
import { indexAt } from './card-places.ts';
import { scrollAtEdge } from './edge-scroll.ts';

interface Point {
  x: number;
  y: number;
}

/**
 * Cards that hang from a finger. The browser's own drag is for mice: by touch it exists on some
 * systems only, and there shows no place and scrolls nothing.
 */
export class TouchDrag {
  readonly #board: HTMLElement;
  readonly #ground: () => BoardGround;
  readonly #dealIds: string[];
  readonly #preview: HTMLElement;
  #point: Point;
  #frame = 0;

  constructor(
    board: HTMLElement,
    ground: () => BoardGround,
    held: { dealId: string; name: string; point: Point },
  ) {
    const { store } = ground();
    const { dealId, name, point } = held;
    if (!store.state.selected.has(dealId)) store.clear();
    const group = store.groupOf(dealId);
    store.set({ activeId: dealId, moving: new Set(group), editingId: null });
    this.#board = board;
    this.#ground = ground;
    this.#dealIds = inShownOrder(ground(), group);
    this.#point = point;
    this.#preview = document.createElement('div');
    this.#preview.className = classes['finger'] ?? '';
    drawPreview(this.#preview, name, group.length);
    document.body.append(this.#preview);
    // Columns that snap would jump from under the finger.
    board.dataset['carrying'] = '';
    navigator.vibrate?.(10);
    this.#step();
  }

  moveTo(point: Point): void {
    this.#point = point;
  }

  /** Lets go where the finger is. */
  drop(): void {
    this.#place();
    const { spot } = this.#ground().store.state;
    this.cancel();
    if (spot) void dropAt(this.#ground(), this.#dealIds, spot);
  }

  /** Everything is as it was. */
  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#preview.remove();
    delete this.#board.dataset['carrying'];
    this.#ground().store.rest();
  }

  /** Each frame, also while the finger rests: near an edge the board goes on scrolling. */
  #step = (): void => {
    const { x, y } = this.#point;
    this.#preview.style.transform = `translate(${x}px, ${y}px)`;
    scrollAtEdge(this.#board, this.#point, 'x');
    const cell = this.#place();
    if (cell) scrollAtEdge(cell, this.#point, 'y');
    this.#frame = requestAnimationFrame(this.#step);
  };

  /** Where it would land; the column that the finger is over. */
  #place(): Element | null {
    const { x, y } = this.#point;
    const { store } = this.#ground();
    const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-cell]') ?? null;
    const key = element?.dataset['cell'];
    const found = key === undefined ? null : findCell(this.#ground(), key);
    const { moving, spot } = store.state;
    if (!element || !found) {
      if (spot) store.set({ spot: null });
      return null;
    }
    const below = y - element.getBoundingClientRect().top + element.scrollTop;
    const index = indexAt(found.cell.deals, moving, below);
    if (spot?.cell !== found.key || spot.index !== index) {
      store.set({ spot: { cell: found.key, index } });
    }
    return element;
  }
}
