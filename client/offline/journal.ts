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
  readonly #factory: IDBFactory;
  readonly #listeners = new Set<() => void>();
  #db: Promise<IDBDatabase> | null = null;
  #isClosed = false;

  private constructor(factory: IDBFactory) {
    this.#factory = factory;
  }

  static async open(factory: IDBFactory = indexedDB): Promise<Journal> {
    const journal = new Journal(factory);
    await journal.#connection();
    return journal;
  }

  /** Tells when the database was taken away (somebody cleared the site's data) and is there anew. */
  onLost(listener: () => void): void {
    this.#listeners.add(listener);
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
    const tx = await this.#transaction('readonly');
    return settled(tx.objectStore(STORE).index('owed').getAll(range) as IDBRequest<Entry[]>);
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    void this.#db?.then((db) => db.close());
  }

  /**
   * Without an explicit `commit` the browser asks the page once more before it commits, and a tab
   * that is killed in that moment loses the write.
   */
  async #write(work: (store: IDBObjectStore) => void): Promise<void> {
    const tx = await this.#transaction('readwrite');
    await new Promise<void>((resolve, reject) => {
      tx.addEventListener('complete', () => resolve());
      tx.addEventListener('abort', () => reject(tx.error ?? new Error('The write was aborted')));
      work(tx.objectStore(STORE));
    });
  }

  async #transaction(mode: 'readonly' | 'readwrite'): Promise<IDBTransaction> {
    const db = await this.#connection();
    try {
      return db.transaction(STORE, mode, { durability: 'strict' });
    } catch (error) {
      if (this.#isClosed) throw error;
      // The browser has closed it without a word.
      this.#db = null;
      return (await this.#connection()).transaction(STORE, mode, { durability: 'strict' });
    }
  }

  #connection(): Promise<IDBDatabase> {
    this.#db ??= this.#connect().catch((error: unknown) => {
      this.#db = null;
      throw error;
    });
    return this.#db;
  }

  async #connect(): Promise<IDBDatabase> {
    // In whatever version it has: a tab of a later build may have changed it meanwhile.
    const request = this.#factory.open(DATABASE);
    request.addEventListener('upgradeneeded', () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'opId' });
      store.createIndex('owed', ['userId', 'seq']);
    });
    const db = await settled(request);
    const comeBack = () => {
      // Whoever deletes or changes it must not wait for this tab.
      db.close();
      if (this.#isClosed) return;
      this.#db = null;
      const tell = () => this.#listeners.forEach((listener) => listener());
      void this.#connection().then(tell, () => {});
    };
    db.addEventListener('versionchange', comeBack);
    db.addEventListener('close', comeBack);
    return db;
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
