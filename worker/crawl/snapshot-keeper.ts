import { snapshotKey, type ObjectStore } from '../../platform/object-store.ts';
import type { VisitedPage } from './frontier.ts';

/**
 * Stores page texts as they come, and lets a batch wait for those of its own pages: a receipt must
 * never point to a snapshot that is not there. An object without a row harms nobody.
 */
export class SnapshotKeeper {
  private readonly pending = new Map<string, Promise<void>>();
  private readonly store: ObjectStore;

  constructor(store: ObjectStore) {
    this.store = store;
  }

  keep(hash: string, packed: Uint8Array): void {
    if (this.pending.has(hash)) return;
    const stored = this.store.put(snapshotKey(hash), packed, 'application/gzip');
    // Whoever waits hears of a failure; until then it is nobody's unhandled rejection.
    stored.catch(() => undefined);
    this.pending.set(hash, stored);
  }

  /** Rejects when one of them could not be stored. */
  async settle(visits: VisitedPage[]): Promise<void> {
    const hashes = visits.flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot.hash]));
    await Promise.all(hashes.map((hash) => this.pending.get(hash) ?? Promise.resolve()));
    for (const hash of hashes) this.pending.delete(hash);
  }
}
