import type { UndoStep } from '../../schema/verb.ts';
import type { VerbName } from '../../schema/verbs.ts';

/** One act with what takes it back. */
export interface UndoableAct {
  opId: string;
  group?: string | undefined;
  orgId: string;
  name: VerbName;
  steps: UndoStep[];
}

/** What a person would call one act: all acts of a group, in the order in which they were made. */
export type UndoUnit = readonly UndoableAct[];

const DEPTH = 20;

/** Where a history outlives a reload of its tab. */
export interface UndoKeeper {
  read: () => string | null;
  write: (text: string) => void;
}

/** This tab's last 20 acts and what was undone of them. Another act makes redo impossible. */
export class UndoHistory {
  readonly #keeper: UndoKeeper | null;
  #userId = '';
  #done: UndoableAct[][] = [];
  #undone: UndoableAct[][] = [];
  readonly #listeners = new Set<() => void>();
  #view = { canUndo: null as UndoUnit | null, canRedo: null as UndoUnit | null };

  constructor(keeper: UndoKeeper | null = null) {
    this.#keeper = keeper;
  }

  /** Goes on with what this person did before a reload; somebody else's history is dropped. */
  open(userId: string): void {
    const kept = this.#readKept();
    const isTheirs = kept?.userId === userId;
    this.#userId = userId;
    this.#done = isTheirs ? kept.done : [];
    this.#undone = isTheirs ? kept.undone : [];
    this.#tell();
  }

  note(act: UndoableAct, how?: 'undo' | 'redo'): void {
    // What takes back an undo is a redo.
    const stack = how === 'undo' ? this.#undone : this.#done;
    if (how === undefined) this.#undone = [];
    const last = stack.at(-1);
    if (act.group && last?.[0]?.group === act.group) last.push(act);
    else stack.push([act]);
    if (stack.length > DEPTH) stack.shift();
    this.#tell();
  }

  takeUndo(): UndoUnit | null {
    return this.#take(this.#done);
  }

  takeRedo(): UndoUnit | null {
    return this.#take(this.#undone);
  }

  /** The unit that this act belongs to, wherever it stands, for an undo offered beside it. */
  takeUndoOf(opId: string): UndoUnit | null {
    const at = this.#done.findIndex((unit) => unit.some((act) => act.opId === opId));
    if (at < 0) return null;
    const [unit] = this.#done.splice(at, 1);
    this.#tell();
    return unit ?? null;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = () => this.#view;

  #take(stack: UndoableAct[][]): UndoUnit | null {
    const unit = stack.pop() ?? null;
    this.#tell();
    return unit;
  }

  #readKept(): { userId: string; done: UndoableAct[][]; undone: UndoableAct[][] } | null {
    try {
      return JSON.parse(this.#keeper?.read() ?? 'null') as never;
    } catch {
      return null;
    }
  }

  #tell(): void {
    try {
      const kept = { userId: this.#userId, done: this.#done, undone: this.#undone };
      this.#keeper?.write(JSON.stringify(kept));
    } catch {
      // Storage is full or switched off: the history then lives as long as the page.
    }
    this.#view = { canUndo: this.#done.at(-1) ?? null, canRedo: this.#undone.at(-1) ?? null };
    for (const listener of this.#listeners) listener();
  }
}

const KEY = 'quarry.undo';

export const undoHistory = new UndoHistory({
  read: () => sessionStorage.getItem(KEY),
  write: (text) => sessionStorage.setItem(KEY, text),
});
