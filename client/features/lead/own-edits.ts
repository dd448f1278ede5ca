const REMEMBERED_MS = 10_000;

interface OwnEdit {
  leadIds: ReadonlySet<string>;
  column: string;
  until: number;
}

/** What this tab changed moments ago, so that only other people's changes are pointed out. */
export class OwnEdits {
  #edits: OwnEdit[] = [];

  note(leadIds: readonly string[], column: string, nowMs = Date.now()): void {
    this.#edits = this.#edits.filter((edit) => edit.until > nowMs);
    this.#edits.push({ leadIds: new Set(leadIds), column, until: nowMs + REMEMBERED_MS });
  }

  isOwn(leadId: string, column: string, nowMs = Date.now()): boolean {
    return this.#edits.some(
      (edit) => edit.until > nowMs && edit.column === column && edit.leadIds.has(leadId),
    );
  }
}

/** One per tab: the table and the lead page see the same rows. */
export const ownEdits = new OwnEdits();
