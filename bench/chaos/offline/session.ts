import { IDBFactory } from 'fake-indexeddb';
import { setTimeout as delay } from 'node:timers/promises';
import { Journal } from '../../../client/offline/journal.ts';
import { Outbox } from '../../../client/offline/outbox.ts';
import type { Outcome } from '../../../client/offline/outcome.ts';
import { newId } from '../../../schema/id.ts';
import { baseKey } from '../../../schema/merge/merge.ts';
import type { Envelope } from '../../../schema/verb.ts';
import { CALM, type Network, ROUGH } from './network.ts';

export interface MadeAct {
  opId: string;
  userId: string;
  device: string;
  seq: number;
  name: 'lead.edit' | 'lead.note';
  leadId: string;
  /** Of an edit. */
  field?: string;
  value: string;
  base?: string | null;
  /** The promise that the act is kept was given: it must not be lost. */
  isKept: boolean;
}

export interface SessionOptions {
  userId: string;
  orgId: string;
  /** Leads that other sessions edit, too. */
  shared: readonly string[];
  /** The lead that this session alone edits. */
  own: string;
  network: Network;
  random: () => number;
  edits: number;
}

const FIELDS = ['city', 'street', 'title', 'region', 'phone'] as const;
/** Of a server that answers. One that is being started again is waited for much longer. */
const PATIENCE_MS = 60_000;
const OUTAGE_MS = 600_000;
const RETRY_MS = 250;
const UNKNOWN: Outcome = { kind: 'unknown' };

/**
 * A person at a device with the real journal and outbox on a disk of its own, for a bad day: tabs
 * die between any two steps, Zero loses what it was given, the line fails in four ways.
 */
export class Session {
  readonly acts: MadeAct[] = [];
  readonly refused = new Set<string>();
  kills = 0;
  readonly #options: SessionOptions;
  readonly #disk = new IDBFactory();
  readonly #device = newId();
  /** What the screen shows of each field: the last value set here, or the one last read. */
  readonly #screen = new Map<string, string | null>();
  #seq = 0;
  #outbox: Outbox;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#outbox = this.#openTab();
  }

  /** What a fresh sync would show. */
  see(leadId: string, field: string, value: string | null): void {
    this.#screen.set(baseKey(leadId, field), value);
  }

  async work(): Promise<void> {
    const { random, edits } = this.#options;
    for (let n = 0; n < edits; n++) {
      const isKilledAtOnce = random() < 0.03;
      await this.#act(isKilledAtOnce);
      if (isKilledAtOnce || random() < 0.07) await this.#die();
      if (random() < 0.2) await this.#outbox.drain().catch(() => undefined);
    }
  }

  /**
   * The line is good again: everything goes out. Returns how many entries are left waiting, and what
   * the server said last, if it is its fault.
   */
  async comeBack(): Promise<{ left: number; fault: string }> {
    await this.#die();
    this.#options.network.faults = CALM;
    const startedAt = Date.now();
    let answeredMs = 0;
    let fault = '';
    while (
      this.#outbox.view().waiting.length > 0 &&
      answeredMs < PATIENCE_MS &&
      Date.now() - startedAt < OUTAGE_MS
    ) {
      const triedAt = Date.now();
      try {
        await this.#outbox.drain();
        await delay(0);
        answeredMs += Date.now() - triedAt;
      } catch (error) {
        // The server may be down just now, as it may for a person.
        fault = String(error);
        await delay(RETRY_MS);
      }
    }
    await this.#options.network.settle();
    const journal = await Journal.open(this.#disk);
    const left = await journal.read(this.#options.userId);
    journal.close();
    for (const entry of left) if (entry.state === 'refused') this.refused.add(entry.opId);
    return { left: left.filter((entry) => entry.state === 'waiting').length, fault };
  }

  async #act(isKilledAtOnce: boolean): Promise<void> {
    const { random, userId, orgId, shared, own } = this.#options;
    const isOwn = random() < 0.5;
    const leadId = isOwn ? own : shared[Math.floor(random() * shared.length)]!;
    const isNote = random() < 0.15;
    const field = FIELDS[Math.floor(random() * FIELDS.length)]!;
    const opId = newId();
    const value = field === 'phone' && !isNote ? randomPhone(random) : `v-${opId}`;
    const key = baseKey(leadId, field);
    const base = this.#screen.get(key) ?? null;
    const op: Envelope['op'] = { id: opId, device: this.#device, seq: ++this.#seq, at: Date.now() };
    if (!isNote) op.base = { [key]: base };
    const made: MadeAct = {
      opId,
      userId,
      device: this.#device,
      seq: op.seq,
      name: isNote ? 'lead.note' : 'lead.edit',
      leadId,
      value,
      isKept: false,
      ...(isNote ? {} : { field, base }),
    };
    this.acts.push(made);
    const input: Envelope['input'] = isNote
      ? { leadId, body: value }
      : { leadId, changes: { [field]: value } };
    const { here } = this.#outbox.post(made.name, { op, orgId, v: 1, input });
    if (!isNote) this.#screen.set(key, value);
    if (isKilledAtOnce) return;
    await here;
    made.isKept = true;
  }

  /** The tab's process ends, whatever it was doing; the next one finds the disk alone. */
  async #die(): Promise<void> {
    this.kills++;
    this.#outbox.close();
    this.#outbox = this.#openTab();
    await this.#outbox.start();
  }

  #openTab(): Outbox {
    const { userId, network, random } = this.#options;
    network.faults = ROUGH;
    return new Outbox({
      userId,
      tabId: newId(),
      journal: Journal.open(this.#disk),
      // Zero as a whole: it shows the act, and now and then sends it, or loses it, or the answer.
      carry: (name, act) => {
        const entry = { name, act } as Parameters<Network['deliver']>[0][number];
        const there =
          random() < 0.4
            ? network.deliver([entry]).then(
                ([answer]): Outcome =>
                  answer?.kind === 'applied'
                    ? { kind: 'done' }
                    : answer?.kind === 'refused'
                      ? { kind: 'refused', refusal: answer.refusal }
                      : UNKNOWN,
                () => UNKNOWN,
              )
            : Promise.resolve(UNKNOWN);
        return { here: Promise.resolve<Outcome>({ kind: 'done' }), there };
      },
      deliver: network.deliver,
      alone: (work) => work(),
      livingTabs: () => Promise.resolve(new Set<string>()),
      onRefused: (entry) => this.refused.add(entry.opId),
      announce: () => undefined,
    });
  }
}

function randomPhone(random: () => number): string {
  return `+44 113 496 ${String(Math.floor(random() * 10_000)).padStart(4, '0')}`;
}
