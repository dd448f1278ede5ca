import type { ConsoleLine } from '../../../../schema/live.ts';

export interface KeptLine extends ConsoleLine {
  /** Counts up; never used twice. */
  key: number;
}

export const KEPT_LINES = 500;

/** What a console shows: the newest lines, at most 500, as a new array after each change. */
export class ConsoleBuffer {
  readonly #listeners = new Set<() => void>();
  #lines: readonly KeptLine[] = [];
  #nextKey = 1;

  get lines(): readonly KeptLine[] {
    return this.#lines;
  }

  push(lines: readonly ConsoleLine[]): void {
    if (lines.length === 0) return;
    const added = lines.map((line) => ({ ...line, key: this.#nextKey++ }));
    this.#lines = [...this.#lines, ...added].slice(-KEPT_LINES);
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
