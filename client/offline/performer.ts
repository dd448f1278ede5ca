import * as z from 'zod/mini';
import { newId } from '../../schema/id.ts';
import type { Envelope, Reader } from '../../schema/verb.ts';
import { isVerbName, verbByName, type VerbName } from '../../schema/verbs.ts';
import { plain } from './carry.ts';
import type { Outbox } from './outbox.ts';
import type { Outcome } from './outcome.ts';
import type { UndoHistory, UndoUnit } from './undo-history.ts';

export interface ActOptions {
  /** The values that the person saw, see `seen`. Left out, the rows on this device tell. */
  base?: Envelope['op']['base'];
  /** The caller shows a refusal itself (a form, beside the field); no toast then. */
  isQuiet?: boolean;
  /** Acts of one group are undone together. */
  group?: string;
}

export interface ActReceipt {
  opId: string;
  /** After the device ran the verb and kept the act, some milliseconds; the rows show it by then. */
  here: Promise<Outcome>;
  /** After the server decided. */
  there: Promise<Outcome>;
}

interface PerformerDeps {
  /** The rows on this device. */
  rows: Reader;
  outbox: Outbox;
  history: UndoHistory;
  /** Which device, the next of its running numbers, and when, if not by this machine's clock. */
  stamp: () => { device: string; seq: number; at?: number };
}

/** Makes acts: gives them their place in the order, notes what they will change, posts them. */
export class Performer {
  readonly outbox: Outbox;
  readonly #deps: PerformerDeps;
  /** Acts that wait for a look at the rows, in order; null when none does. */
  #lane: Promise<unknown> | null = null;

  constructor(deps: PerformerDeps) {
    this.#deps = deps;
    this.outbox = deps.outbox;
  }

  perform(
    name: VerbName,
    orgId: string,
    input: Envelope['input'],
    options: ActOptions = {},
    how?: 'undo' | 'redo',
  ): ActReceipt {
    const op: Envelope['op'] = { id: newId(), at: Date.now(), ...this.#deps.stamp() };
    if (how) op.undo = true;
    const envelope: Envelope = plain({ op, orgId, v: 1, input });
    const verb = verbByName(name);
    const parsed = z.safeParse(verb.input, envelope.input);
    const { base } = options;

    const post = (seen: Envelope['op']['base']) => {
      const whole = seen ? plain({ ...envelope, op: { ...op, base: seen } }) : envelope;
      const carried = this.outbox.post(name, whole);
      if (parsed.success && verb.undo) {
        const steps = verb.undo(whole, parsed.data);
        const remember = ({ kind }: Outcome) => {
          if (kind === 'refused' || steps.length === 0) return;
          const undoable = { opId: op.id, group: options.group, orgId, name, steps };
          this.#deps.history.note(undoable, how);
        };
        void carried.here.then(remember);
      }
      return carried;
    };
    if (!this.#lane && (base || !verb.before)) return { opId: op.id, ...post(base) };

    const look = async () => {
      if (base || !parsed.success) return base;
      // Without a look the act still counts; it only can't clash or be undone by value.
      return verb.before?.(this.#deps.rows, parsed.data).catch(() => undefined);
    };
    const posted = (this.#lane ?? Promise.resolve()).then(look).then(post);
    this.#queue(posted);
    return {
      opId: op.id,
      here: posted.then(({ here }) => here),
      there: posted.then(({ there }) => there),
    };
  }

  /**
   * Takes back the last act, bulk ones whole. What others changed since stays as they left it. Null
   * when there is nothing to take back.
   */
  undo(): UndoUnit | null {
    return this.#play(this.#deps.history.takeUndo(), 'undo');
  }

  /** Takes back the last undo. */
  redo(): UndoUnit | null {
    return this.#play(this.#deps.history.takeRedo(), 'redo');
  }

  /** Takes back the act that a toast offers to take back, also when others came after it. */
  undoAct(opId: string): UndoUnit | null {
    return this.#play(this.#deps.history.takeUndoOf(opId), 'undo');
  }

  #play(unit: UndoUnit | null, how: 'undo' | 'redo'): UndoUnit | null {
    if (!unit) return null;
    const group = newId();
    // The last act is taken back first: an earlier one may be what it stands on.
    for (const { orgId, steps } of unit.toReversed()) {
      for (const { name, input, base } of steps) {
        if (isVerbName(name)) this.perform(name, orgId, input, { base, group }, how);
      }
    }
    return unit;
  }

  #queue(work: Promise<unknown>): void {
    const turn: Promise<unknown> = work
      .catch(() => {})
      .finally(() => {
        if (this.#lane === turn) this.#lane = null;
      });
    this.#lane = turn;
  }
}
