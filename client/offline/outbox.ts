import type { Envelope } from '../../schema/verb.ts';
import type { Entry } from './journal.ts';
import type { Answer, Carried, OutboxDeps } from './outbox-deps.ts';
import { OutboxEntries, type OutboxView } from './outbox-entries.ts';
import type { Outcome } from './outcome.ts';

export type { OutboxView } from './outbox-entries.ts';

const BATCH = 100;
/** Zero had its chance: from here on the act is also delivered directly. Repeats do no harm. */
const PATIENCE_MS = 20_000;
const SLEEP_MS = 60_000;
/** An act on which the server failed this often goes last, so that it holds up no other. */
const MANY_FAILURES = 3;

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
  readonly #entries: OutboxEntries;
  /** When Zero was given an act whose answer this tab awaits, epoch milliseconds. */
  readonly #flying = new Map<string, number>();
  /** Acts that Zero would not take, so the rows on screen don't show them. */
  readonly #hidden = new Set<string>();
  readonly #failures = new Map<string, number>();
  #draining: Promise<void> | null = null;
  #isClosed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    const isSending = () => this.#draining !== null || this.#flying.size > 0;
    this.#entries = new OutboxEntries({ ...deps, isSending });
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
    const kept = this.#entries.keep([entry]);
    const carried = this.#carry(entry);
    this.#entries.tell();
    return { here: kept.then(() => carried.here), there: carried.there };
  }

  /** Tries again to keep what this browser's disk would not take. */
  rescue(): Promise<void> {
    return this.#entries.rescue();
  }

  /** Another tab has changed the journal. */
  refresh(): Promise<void> {
    return this.#entries.refresh();
  }

  /**
   * Delivers what nobody is waiting for any more. Call it when a connection is made and now and
   * then while something waits. Resolves when there is nothing left to do for now.
   */
  drain(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
      this.#entries.tell();
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
    const kept = this.#entries.keep([entry]);
    this.#entries.tell();
    await kept;
  }

  async drop(opIds: readonly string[]): Promise<void> {
    await this.#forget(opIds);
  }

  subscribe = (listener: () => void): (() => void) => this.#entries.subscribe(listener);

  view = (): OutboxView => this.#entries.view();

  close(): void {
    this.#isClosed = true;
    this.#entries.close();
    this.#deps.release?.();
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
      void this.#entries.refuse(entry, outcome.refusal);
    }
    this.#hidden.delete(opId);
    this.#deps.onRefused(entry, outcome.refusal);
  }

  async #drain(): Promise<void> {
    if (this.#isClosed || !(await this.#loose()).length) return;
    await this.#deps.alone(async () => {
      await this.refresh();
      await this.#adopt();
      if (!(await this.#loose()).length) return;
      // All that waits, not the loose ones alone: a later act may rest on an earlier one.
      const waiting = this.#healthyFirst(this.#entries.waiting());
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
    if (answer.kind === 'failed') {
      this.#failures.set(answer.opId, (this.#failures.get(answer.opId) ?? 0) + 1);
    }
  }

  #healthyFirst(entries: readonly Entry[]): Entry[] {
    const fails = ({ opId }: Entry) => (this.#failures.get(opId) ?? 0) >= MANY_FAILURES;
    return [...entries.filter((entry) => !fails(entry)), ...entries.filter(fails)];
  }

  /** Makes a dead tab's acts this tab's own. */
  async #adopt(): Promise<void> {
    const others = this.#entries.waiting().filter((entry) => !this.#isMine(entry));
    if (others.length === 0) return;
    const living = await this.#deps.livingTabs();
    const adopted = others
      .filter((entry) => !living.has(entry.tabId))
      .map((entry) => ({ ...entry, tabId: this.#deps.tabId }));
    if (adopted.length === 0) return;
    await this.#entries.keep(adopted);
    for (const entry of adopted) {
      this.#carry(entry, true);
      // Zero may or may not hold it: it is delivered directly as soon as there is a connection.
      this.#flying.delete(entry.opId);
    }
  }

  /** What nobody waits for: Zero had its time, or its tab is gone or was put to sleep. */
  async #loose(): Promise<Entry[]> {
    const waiting = this.#entries.waiting();
    const living = waiting.every(this.#isMine) ? null : await this.#deps.livingTabs();
    // Clocks are set right, and back: what lies far ahead is as old as what lies far behind.
    const now = Date.now();
    const isPast = (at: number, waitMs: number) => Math.abs(now - at) >= waitMs;
    return waiting.filter((entry) => {
      if (!this.#isMine(entry)) {
        return isPast(entry.act.op.at, SLEEP_MS) || !living?.has(entry.tabId);
      }
      const since = this.#flying.get(entry.opId);
      return since === undefined || isPast(since, PATIENCE_MS);
    });
  }

  #isMine = (entry: Entry): boolean => entry.tabId === this.#deps.tabId;

  async #forget(opIds: readonly string[]): Promise<void> {
    for (const opId of opIds) {
      this.#hidden.delete(opId);
      this.#flying.delete(opId);
      this.#failures.delete(opId);
    }
    await this.#entries.forget(opIds);
  }
}
