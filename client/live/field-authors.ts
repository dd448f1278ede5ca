interface Edit {
  subjectId: string;
  field: string;
  userId?: string | null;
  at: number;
}

interface Known {
  userId: string | null;
  at: number;
  /** When this device was told; 0 for what stood there from the first. */
  heardAt: number;
}

/** What was told so shortly ago belongs to the change that is being drawn. */
const JUST_NOW_MS = 1_000;

/**
 * Who changed a field of a lead or deal last, as far as this device was told; so that a change can
 * be shown with its author.
 */
export class FieldAuthors {
  #known: ReadonlyMap<string, Known> = new Map();
  readonly #watchers = new Set<() => void>();

  replace(edits: readonly Edit[], nowMs = Date.now()): void {
    const before = this.#known;
    this.#known = new Map(
      edits.map(({ subjectId, field, userId = null, at }) => {
        const key = `${subjectId}/${field}`;
        const known = before.get(key);
        const isSame = known?.at === at && known.userId === userId;
        const heardAt = before.size === 0 ? 0 : nowMs;
        return [key, isSame ? known : { userId, at, heardAt }] as const;
      }),
    );
    for (const watcher of this.#watchers) watcher();
  }

  authorOf(subjectId: string, field: string): string | null {
    return this.#known.get(`${subjectId}/${field}`)?.userId ?? null;
  }

  /** The author of a change that has come in this moment. */
  authorJustNow(subjectId: string, field: string, nowMs = Date.now()): string | null {
    const known = this.#known.get(`${subjectId}/${field}`);
    return known && nowMs - known.heardAt < JUST_NOW_MS ? known.userId : null;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }
}
