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
  readonly #listeners = new Set<() => void>();
  #view: OutboxView = { waiting: [], refused: [], isSending: false, isForgetful: false };
  #isForgetful = false;
  #isClosed = false;

  constructor(deps: EntriesDeps) {
    this.#deps = deps;
    deps.journal.catch(() => {
      this.#isForgetful = true;
      this.tell();
    });
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
    return this.#withJournal((journal) => journal.put(entries));
  }

  forget(opIds: readonly string[]): Promise<void> {
    for (const opId of opIds) {
      this.#settled.add(opId);
      this.#entries.delete(opId);
    }
    this.tell();
    return this.#withJournal((journal) => journal.remove(opIds));
  }

  refuse(entry: Entry, refusal: Refusal): Promise<void> {
    this.#entries.set(entry.opId, { ...entry, state: 'refused', refusal });
    this.tell();
    return this.#withJournal((journal) => journal.refuse(entry.opId, refusal));
  }

  /** Reads the journal again: another tab has changed it. */
  async refresh(): Promise<void> {
    const journal = await this.#journal();
    if (!journal || this.#isClosed) return;
    const entries = await journal.read(this.#deps.userId);
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
      isForgetful: this.#isForgetful,
    };
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    void this.#journal().then((journal) => journal?.close());
  }

  #journal(): Promise<Journal | null> {
    return this.#deps.journal.catch(() => null);
  }

  async #withJournal(work: (journal: Journal) => Promise<void>): Promise<void> {
    const journal = await this.#journal();
    if (!journal || this.#isClosed) return;
    try {
      await work(journal);
      this.#deps.announce();
    } catch {
      // The disk is full, or the browser took the database away: the act lives on in this page.
      this.#isForgetful = true;
      this.tell();
    }
  }
}
