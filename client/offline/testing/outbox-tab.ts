import { IDBFactory } from 'fake-indexeddb';
import type { Envelope } from '../../../schema/verb.ts';
import { type Entry, Journal } from '../journal.ts';
import { Outbox } from '../outbox.ts';
import type { Answer, OutboxDeps } from '../outbox-deps.ts';
import type { Outcome, Refusal } from '../outcome.ts';

export const REFUSAL: Refusal = { code: 'forbidden', message: 'No', details: {} };
export const DONE: Outcome = { kind: 'done' };
export const UNKNOWN: Outcome = { kind: 'unknown' };
export const REFUSED: Outcome = { kind: 'refused', refusal: REFUSAL };

let disk = new IDBFactory();
let seq = 0;

/** A browser that has kept nothing yet. */
export function newDisk(): IDBFactory {
  disk = new IDBFactory();
  seq = 0;
  return disk;
}

/** The next one: `operation-1`, `operation-2`, … */
export function anAct(): Envelope {
  const op = { id: `operation-${++seq}`, device: 'device', seq, at: Date.now() };
  return { op, orgId: 'org-12345', v: 1, input: {} };
}

/** A tab on the shared disk, with a Zero and a server that answer as the test says. */
export function openTab(tabId: string, options: Partial<OutboxDeps> & { zero?: Outcome[] } = {}) {
  const { zero = [], ...deps } = options;
  const carried: string[] = [];
  const delivered: string[][] = [];
  const refusals: string[] = [];
  const outbox = new Outbox({
    userId: 'ann',
    tabId,
    journal: Journal.open(disk),
    carry: (_name, act) => {
      carried.push(act.op.id);
      const there = zero.shift();
      return {
        here: Promise.resolve(DONE),
        there: there ? Promise.resolve(there) : new Promise<Outcome>(() => {}),
      };
    },
    deliver: (entries) => {
      delivered.push(entries.map((entry) => entry.opId));
      return Promise.resolve(entries.map(({ opId }): Answer => ({ opId, kind: 'applied' })));
    },
    alone: (work) => work(),
    livingTabs: () => Promise.resolve(new Set<string>()),
    onRefused: (entry) => refusals.push(entry.opId),
    announce: () => {},
    ...deps,
  });
  return { outbox, carried, delivered, refusals };
}

/** All that the disk holds of a person. */
export async function onDisk(userId = 'ann'): Promise<Entry[]> {
  const journal = await Journal.open(disk);
  try {
    return await journal.read(userId);
  } finally {
    journal.close();
  }
}

export const ids = (entries: readonly Entry[]) => entries.map((entry) => entry.opId);
