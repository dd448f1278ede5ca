const REMEMBERED_MS = 10_000;

interface OwnEdit {
  ids: ReadonlySet<string>;
  column: string;
  until: number;
}

/** What this tab changed moments ago, so that only other people's changes are pointed out. */
export class OwnEdits {
  #edits: OwnEdit[] = [];

  note(ids: readonly string[], column: string, nowMs = Date.now()): void {
    this.#edits = this.#edits.filter((edit) => edit.until > nowMs);
    this.#edits.push({ ids: new Set(ids), column, until: nowMs + REMEMBERED_MS });
  }

  isOwn(id: string, column: string, nowMs = Date.now()): boolean {
    return this.#edits.some(
      (edit) => edit.until > nowMs && edit.column === column && edit.ids.has(id),
    );
  }
}

/** One per tab: every screen sees the same rows. */
export const ownEdits = new OwnEdits();
