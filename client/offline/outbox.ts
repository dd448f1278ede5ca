import type { Envelope } from '../../schema/verb.ts';
import type { Entry, Journal } from './journal.ts';
import type { Outcome, Refusal } from './outcome.ts';

/** What the server says of one act: `failed` is its own fault, the act is to be sent again. */
export type Answer =
  | { opId: string; kind: 'applied' }
  | { opId: string; kind: 'refused'; refusal: Refusal }
  | { opId: string; kind: 'failed' };

export interface Carried {
  here: Promise<Outcome>;
  there: Promise<Outcome>;
}

export interface OutboxDeps {
  userId: string;
  tabId: string;
  /** Rejects where the browser keeps nothing; then acts live as long as the page. */
  journal: Promise<Journal>;
  /** Hands an act to Zero, which shows it at once and sends it when it can. */
  carry: (name: string, act: Envelope) => Carried;
  /** Sends acts straight to the server, in order. Rejects while it can't be reached. */
  deliver: (entries: readonly Entry[]) => Promise<Answer[]>;
  /** Runs the work while no other tab runs it. */
  alone: (work: () => Promise<void>) => Promise<void>;
  isTabAlive: (tabId: string) => Promise<boolean>;
  /** The server or this device said no; told once an act. */
  onRefused: (entry: Entry, refusal: Refusal) => void;
  /** Tells other tabs that the journal has changed. */
  announce: () => void;
}

export interface OutboxView {
  /** In the order in which they were made, with those of other tabs. */
  waiting: readonly Entry[];
  refused: readonly Entry[];
  isSending: boolean;
  /** The browser can't keep changes: closing the page loses what waits. */
  isForgetful: boolean;
}

const BATCH = 100;
/** Zero had its chance: from here on the act is also delivered directly. Repeats do no harm. */
const PATIENCE_MS = 20_000;
const SLEEP_MS = 60_000;

/**
 * Owns every act from the moment it is made until its outcome is certain.
 *
 * An act is written to the journal and handed to Zero. Zero's own answer settles it in the usual
 * case. Whatever Zero may have lost (its tab died, its database was reset, it was cut off before
 * the answer) is delivered directly, in order, by one tab at a time. The server knows each act by
 * its operation id, so it does not matter how many ways and times an act arrives.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #entries = new Map<string, Entry>();
  /** When Zero was given an act whose answer this tab awaits, epoch milliseconds. */
  readonly #flying = new Map<string, number>();
  /** Acts that Zero would not take, so the rows on screen don't show them. */
  readonly #hidden = new Set<string>();
  /** Settled in this page: a journal that was read a moment too early must not bring them back. */
  readonly #settled = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #view: OutboxView = { waiting: [], refused: [], isSending: false, isForgetful: false };
  #draining: Promise<void> | null = null;
  #isForgetful = false;
  #isClosed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    deps.journal.catch(() => {
      this.#isForgetful = true;
      this.#tell();
    });
  }

  /** Takes over what earlier tabs left behind, and shows it again. */
  async start(): Promise<void> {
    await this.refresh();
    await this.#adopt();
  }

  /**
   * Takes an act. `here` resolves when the rows show it and it is kept; `there` when the server has
   * decided.
   */
  post(name: string, act: Envelope): Carried {
    const entry: Entry = {
      opId: act.op.id,
      seq: act.op.seq,
      userId: this.#deps.userId,
      tabId: this.#deps.tabId,
      name,
      act,
      state: 'waiting',
    };
    this.#entries.set(entry.opId, entry);
    const kept = this.#keep([entry]);
    const carried = this.#carry(entry);
    this.#tell();
    return { here: kept.then(() => carried.here), there: carried.there };
  }

  /** Reads the journal again: another tab has changed it. */
  async refresh(): Promise<void> {
    const journal = await this.#journal();
    if (!journal) return;
    const entries = await journal.read(this.#deps.userId);
    const known = new Set(entries.map((entry) => entry.opId));
    for (const [opId, entry] of this.#entries) {
      // Ours may be on its way into the journal; another tab's are gone when it says so.
      if (!known.has(opId) && entry.tabId !== this.#deps.tabId) this.#entries.delete(opId);
    }
    for (const entry of entries) {
      if (!this.#settled.has(entry.opId)) this.#entries.set(entry.opId, entry);
    }
    this.#tell();
  }

  /**
   * Delivers what nobody is waiting for any more. Call it when a connection is made and now and
   * then while something waits. Resolves when there is nothing left to do for now.
   */
  drain(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
      this.#tell();
    });
    return this.#draining;
  }

  /** Zero takes writes again: shows what it had turned away. */
  showHidden(): void {
    for (const opId of this.#hidden) {
      this.#hidden.delete(opId);
      const entry = this.#entries.get(opId);
      if (entry?.state === 'waiting') this.#carry(entry, true);
    }
  }

  /** Puts a dropped act back on the list. */
  async bringBack(entry: Entry): Promise<void> {
    this.#settled.delete(entry.opId);
    this.#entries.set(entry.opId, entry);
    this.#tell();
    await this.#keep([entry]);
  }

  async drop(opIds: readonly string[]): Promise<void> {
    await this.#forget(opIds);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): OutboxView => this.#view;

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
  }

  /**
   * Hands an act to Zero. One that was handed over before may have been carried out since, so that
   * this device refuses it (“exists already”): that decides nothing, the server is asked directly.
   */
  #carry(entry: Entry, isAgain = false): Carried {
    const { opId } = entry;
    this.#flying.set(opId, Date.now());
    const { here, there } = this.#deps.carry(entry.name, entry.act);
    const onHere = (outcome: Outcome) => {
      if (outcome.kind === 'unknown') this.#hidden.add(opId);
      if (outcome.kind === 'refused' && !isAgain) this.#settle(opId, outcome, 'here');
    };
    const onThere = async (outcome: Outcome) => {
      this.#flying.delete(opId);
      // Zero answers for the server with what this device has refused.
      if ((await here).kind !== 'refused') this.#settle(opId, outcome, 'there');
    };
    void here.then(onHere);
    void there.then(onThere);
    return { here, there };
  }

  #settle(opId: string, outcome: Outcome, where: 'here' | 'there'): void {
    const entry = this.#entries.get(opId);
    if (outcome.kind === 'unknown' || entry?.state !== 'waiting') return;
    if (outcome.kind === 'done') {
      void this.#forget([opId]);
      return;
    }
    if (where === 'here') {
      // This device says no before anything was sent: the person is still looking at the form.
      void this.#forget([opId]);
    } else {
      const refused: Entry = { ...entry, state: 'refused', refusal: outcome.refusal };
      this.#entries.set(opId, refused);
      void this.#withJournal((journal) => journal.refuse(opId, outcome.refusal));
    }
    this.#hidden.delete(opId);
    this.#deps.onRefused(entry, outcome.refusal);
    this.#tell();
  }

  async #drain(): Promise<void> {
    if (this.#isClosed || !(await this.#loose()).length) return;
    await this.#deps.alone(async () => {
      await this.refresh();
      await this.#adopt();
      if (!(await this.#loose()).length) return;
      // All that waits, not the loose ones alone: a later act may rest on an earlier one.
      const waiting = this.#waiting();
      for (let at = 0; at < waiting.length && !this.#isClosed; at += BATCH) {
        const answers = await this.#deps.deliver(waiting.slice(at, at + BATCH));
        for (const answer of answers) this.#take(answer);
        if (answers.some((answer) => answer.kind === 'failed')) return;
      }
    });
  }

  #take(answer: Answer): void {
    if (answer.kind === 'applied') this.#settle(answer.opId, { kind: 'done' }, 'there');
    if (answer.kind === 'refused') this.#settle(answer.opId, answer, 'there');
  }

  /** Makes a dead tab's acts this tab's own. */
  async #adopt(): Promise<void> {
    const adopted: Entry[] = [];
    for (const entry of this.#waiting()) {
      const isMine = entry.tabId === this.#deps.tabId;
      if (isMine || (await this.#deps.isTabAlive(entry.tabId))) continue;
      const own = { ...entry, tabId: this.#deps.tabId };
      this.#entries.set(own.opId, own);
      adopted.push(own);
    }
    if (adopted.length === 0) return;
    await this.#keep(adopted);
    for (const entry of adopted) {
      this.#carry(entry, true);
      // Zero may or may not hold it: it is delivered directly as soon as there is a connection.
      this.#flying.delete(entry.opId);
    }
  }

  async #loose(): Promise<Entry[]> {
    const now = Date.now();
    const loose: Entry[] = [];
    for (const entry of this.#waiting()) {
      const since = this.#flying.get(entry.opId);
      const isAwaited = since !== undefined && now - since < PATIENCE_MS;
      if (entry.tabId === this.#deps.tabId ? !isAwaited : await this.#isAbandoned(entry, now)) {
        loose.push(entry);
      }
    }
    return loose;
  }

  /** Its tab is gone, or has been put to sleep by the system. */
  async #isAbandoned(entry: Entry, now: number): Promise<boolean> {
    return now - entry.act.op.at > SLEEP_MS || !(await this.#deps.isTabAlive(entry.tabId));
  }

  #waiting(): Entry[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.state === 'waiting')
      .sort((a, b) => a.seq - b.seq);
  }

  #keep(entries: readonly Entry[]): Promise<void> {
    return this.#withJournal((journal) => journal.put(entries));
  }

  async #forget(opIds: readonly string[]): Promise<void> {
    for (const opId of opIds) {
      this.#settled.add(opId);
      this.#entries.delete(opId);
      this.#hidden.delete(opId);
      this.#flying.delete(opId);
    }
    this.#tell();
    await this.#withJournal((journal) => journal.remove(opIds));
  }

  async #journal(): Promise<Journal | null> {
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
      this.#tell();
    }
  }

  #tell(): void {
    const waiting = this.#waiting();
    const refused = [...this.#entries.values()].filter((entry) => entry.state === 'refused');
    const isSending = this.#draining !== null || this.#flying.size > 0;
    this.#view = { waiting, refused, isSending, isForgetful: this.#isForgetful };
    for (const listener of this.#listeners) listener();
  }
}
