interface Edit {
  subjectId: string;
  field: string;
  userId?: string | null;
}

/**
 * Who changed a field of a lead or deal last, as far as this device was told; so that a change can
 * be shown with its author.
 */
export class FieldAuthors {
  #authors: ReadonlyMap<string, string> = new Map();
  readonly #watchers = new Set<() => void>();

  replace(edits: readonly Edit[]): void {
    this.#authors = new Map(
      edits.flatMap(({ subjectId, field, userId }) =>
        userId ? [[`${subjectId}/${field}`, userId] as const] : [],
      ),
    );
    for (const watcher of this.#watchers) watcher();
  }

  authorOf(subjectId: string, field: string): string | null {
    return this.#authors.get(`${subjectId}/${field}`) ?? null;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }
}
