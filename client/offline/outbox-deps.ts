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
  /** The tabs of this browser that live, this one among them or not. */
  livingTabs: () => Promise<ReadonlySet<string>>;
  /** The server or this device said no; told once an act. */
  onRefused: (entry: Entry, refusal: Refusal) => void;
  /** Tells other tabs that the journal has changed. */
  announce: () => void;
  /** Lets go of what was opened for this outbox. */
  release?: () => void;
}
