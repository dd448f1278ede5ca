import type { Refusal } from './outcome.ts';
import type { Envelope } from '../../schema/verb.ts';

/** An act that this device made and whose outcome it does not know yet, or that was refused. */
export interface Entry {
  opId: string;
  /** Running number on the device; entries are sent in its order. */
  seq: number;
  /** Whose act it is. Nobody else on this device sees or sends it. */
  userId: string;
  /** The tab that made it or took it over; while that tab lives, it waits for the answer. */
  tabId: string;
  /** The verb's stable name, which may be older than this build. */
  name: string;
  act: Envelope;
  state: 'waiting' | 'refused';
  refusal?: Refusal;
}

const DATABASE = 'quarry-journal';
const STORE = 'acts';

/**
 * What this device still owes the server, in an IndexedDB database of its own: it outlives the
 * tab, the build, Zero's local database and the session. Every write is strictly durable: once
 * the promise resolves the entry is on disk. Rejects with the browser's `DOMException`, e.g. when
 * the storage is full.
 */
export class Journal {
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  static async open(factory: IDBFactory = indexedDB): Promise<Journal> {
    const request = factory.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'opId' });
      store.createIndex('owed', ['userId', 'seq']);
    });
    const db = await settled(request);
    // A later build may need another version: it must not wait for this tab.
    db.addEventListener('versionchange', () => db.close());
    return new Journal(db);
  }

  put(entries: readonly Entry[]): Promise<void> {
    return this.#write((store) => {
      for (const entry of entries) store.put(entry);
      store.transaction.commit();
    });
  }

  remove(opIds: readonly string[]): Promise<void> {
    return this.#write((store) => {
      for (const opId of opIds) store.delete(opId);
      store.transaction.commit();
    });
  }

  /** Keeps a refused act with its reason until its author has seen it; nothing when it is gone. */
  refuse(opId: string, refusal: Refusal): Promise<void> {
    return this.#write((store) => {
      const request = store.get(opId) as IDBRequest<Entry | undefined>;
      request.addEventListener('success', () => {
        if (request.result) store.put({ ...request.result, state: 'refused', refusal });
      });
    });
  }

  /** All of one person's entries, in the order in which they were made. */
  async read(userId: string): Promise<Entry[]> {
    const range = IDBKeyRange.bound([userId], [userId, []]);
    const tx = this.#db.transaction(STORE, 'readonly');
    return settled(tx.objectStore(STORE).index('owed').getAll(range) as IDBRequest<Entry[]>);
  }

  close(): void {
    this.#db.close();
  }

  /**
   * Without an explicit `commit` the browser asks the page once more before it commits, and a tab
   * that is killed in that moment loses the write.
   */
  #write(work: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const tx = this.#db.transaction(STORE, 'readwrite', { durability: 'strict' });
      tx.addEventListener('complete', () => resolve());
      tx.addEventListener('abort', () => reject(tx.error ?? new Error('The write was aborted')));
      work(tx.objectStore(STORE));
    });
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The request failed')),
    );
  });
}
