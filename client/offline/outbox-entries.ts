import type { Entry, Journal } from './journal.ts';
import type { Refusal } from './outcome.ts';

export interface OutboxView {
  /** In the order in which they were made, with those of other tabs. */
  waiting: readonly Entry[];
  refused: readonly Entry[];
  isSending: boolean;
  /** The browser can't keep changes: closing the page loses what waits. */
  isForgetful: boolean;
}

/** Some browsers never say that a database can't be opened. */
const SLOW_OPENING_MS = 5_000;

interface EntriesDeps {
  userId: string;
  tabId: string;
  /** Rejects where the browser keeps nothing; then acts live as long as the page. */
  journal: Promise<Journal>;
  /** Tells other tabs that the journal has changed. */
  announce: () => void;
  isSending: () => boolean;
}

/** One person's acts whose outcome is open or sad: in memory for the screen, in the journal for good. */
export class OutboxEntries {
  readonly #deps: EntriesDeps;
  readonly #entries = new Map<string, Entry>();
  /** Settled in this page: a journal that was read a moment too early must not bring them back. */
  readonly #settled = new Set<string>();
  /** In memory alone: the disk would not take them. */
  readonly #unkept = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #view: OutboxView = { waiting: [], refused: [], isSending: false, isForgetful: false };
  /** Null when there is none, or none yet. */
  #journal: Journal | null = null;
  readonly #opened: Promise<unknown>;
  #isMissing = false;
  #isClosed = false;

  constructor(deps: EntriesDeps) {
    this.#deps = deps;
    this.#opened = this.#open();
  }

  get(opId: string): Entry | undefined {
    return this.#entries.get(opId);
  }

  /** In the order in which they were made. */
  waiting(): Entry[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.state === 'waiting')
      .sort((a, b) => a.seq - b.seq);
  }

  /** Resolves when they are on disk, or when it is known that this browser has none for them. */
  keep(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) {
      this.#settled.delete(entry.opId);
      this.#entries.set(entry.opId, entry);
    }
    return this.#put(entries);
  }

  /** Tries again to write what the disk would not take. */
  async rescue(): Promise<void> {
    const unkept = [...this.#unkept].flatMap((opId) => this.#entries.get(opId) ?? []);
    this.#unkept.clear();
    if (unkept.length > 0) await this.#put(unkept);
    this.tell();
  }

  forget(opIds: readonly string[]): Promise<void> {
    for (const opId of opIds) {
      this.#settled.add(opId);
      this.#entries.delete(opId);
      this.#unkept.delete(opId);
    }
    this.tell();
    return this.#change((journal) => journal.remove(opIds));
  }

  refuse(entry: Entry, refusal: Refusal): Promise<void> {
    this.#entries.set(entry.opId, { ...entry, state: 'refused', refusal });
    this.tell();
    return this.#change((journal) => journal.refuse(entry.opId, refusal));
  }

  /** Reads the journal again: another tab has changed it. */
  async refresh(): Promise<void> {
    await this.#opened;
    if (!this.#journal || this.#isClosed) return;
    const entries = await this.#journal.read(this.#deps.userId);
    const known = new Set(entries.map((entry) => entry.opId));
    for (const [opId, entry] of this.#entries) {
      // Ours may be on its way into the journal; another tab's are gone when it says so.
      if (!known.has(opId) && entry.tabId !== this.#deps.tabId) this.#entries.delete(opId);
    }
    for (const entry of entries) {
      if (!this.#settled.has(entry.opId)) this.#entries.set(entry.opId, entry);
    }
    this.tell();
  }

  view = (): OutboxView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(): void {
    this.#view = {
      waiting: this.waiting(),
      refused: [...this.#entries.values()].filter((entry) => entry.state === 'refused'),
      isSending: this.#deps.isSending(),
      isForgetful: this.#isMissing || this.#unkept.size > 0,
    };
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    // After the writes that were begun.
    void this.#opened.then(() => this.#journal?.close());
  }

  /** Resolves when the journal is there, or when it takes too long to wait for any more. */
  #open(): Promise<unknown> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      this.#isMissing = true;
      this.tell();
      late.resolve();
    }, SLOW_OPENING_MS);
    const open = async () => {
      try {
        this.#journal = await this.#deps.journal;
        this.#isMissing = false;
        this.#journal.onLost(() => void this.#startAnew());
        if (this.#isClosed) this.#journal.close();
        else if (this.#unkept.size > 0) void this.rescue();
      } catch {
        this.#isMissing = true;
      }
      clearTimeout(timer);
      this.tell();
    };
    return Promise.race([open(), late.promise]);
  }

  /** The database is empty now: what this page knows goes back into it. */
  #startAnew(): Promise<void> {
    for (const opId of this.#entries.keys()) this.#unkept.add(opId);
    return this.rescue();
  }

  async #put(entries: readonly Entry[]): Promise<void> {
    await this.#opened;
    try {
      if (!this.#journal) throw new Error('This browser keeps nothing');
      await this.#journal.put(entries);
      this.#deps.announce();
    } catch {
      // The disk is full, or there is none: the act lives on in this page.
      for (const { opId } of entries) if (this.#entries.has(opId)) this.#unkept.add(opId);
      this.tell();
    }
  }

  async #change(work: (journal: Journal) => Promise<void>): Promise<void> {
    await this.#opened;
    if (!this.#journal || this.#isClosed) return;
    // What stays on disk by mistake is sent once more, and the server knows it by its id.
    await work(this.#journal).then(this.#deps.announce, () => {});
  }
}
