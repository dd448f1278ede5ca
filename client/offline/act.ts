import type { Zero } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { newId } from '../../schema/id.ts';
import type { Envelope } from '../../schema/verb.ts';
import { mutators, verbByName, type VerbInput, type VerbName } from '../../schema/verbs.ts';
import { i18n } from '../i18n/i18n.ts';
import { notify } from '../ui/notify.tsx';
import { deviceId, nextSeq } from './device.ts';
import type { Outbox } from './outbox.ts';
import { type Outcome, type Refusal, toOutcome } from './outcome.ts';
import { undoHistory } from './undo-history.ts';

export type { Outcome, Refusal } from './outcome.ts';

export interface ActOptions {
  /** The values that the person saw, see `seen`. Left out, the rows on this device tell. */
  base?: Envelope['op']['base'];
  /** The caller shows a refusal itself (a form, beside the field); no toast then. */
  isQuiet?: boolean;
  /** Acts of one group are undone together. */
  group?: string;
  /** Takes back an act, or an undo: see `undo-history.ts`, the only caller. */
  undo?: 'undo' | 'redo';
}

export interface ActReceipt {
  opId: string;
  /** After the device ran the verb and kept the act, some milliseconds; the rows show it by then. */
  here: Promise<Outcome>;
  /** After the server decided. */
  there: Promise<Outcome>;
}

/** What acts need while somebody is signed in; the provider sets it. */
export interface Bound {
  zero: Zero;
  outbox: Outbox;
}

let bound: Bound | null = null;
/** Acts that wait for a look at the rows, in order; null when none does. */
let lane: Promise<unknown> | null = null;
/** Acts whose caller tells their refusal. */
const quiet = new Set<string>();

const boundListeners = new Set<() => void>();

export function bindActs(next: Bound | null): void {
  bound?.outbox.close();
  bound = next;
  undoHistory.clear();
  for (const listener of boundListeners) listener();
}

export const currentOutbox = (): Outbox | null => bound?.outbox ?? null;

export function onBound(listener: () => void): () => void {
  boundListeners.add(listener);
  return () => boundListeners.delete(listener);
}

/** A verb's own input beside the org; a verb that needs none takes the org alone. */
type ActInput<Name extends VerbName> =
  VerbInput<Name> extends Record<string, never>
    ? { orgId: string }
    : { orgId: string } & VerbInput<Name>;

/**
 * The one way to change anything. Writes the act to the journal, runs the verb on this device at
 * once and on the server as soon as it can. A refusal, from either, shows a toast; the rows are as
 * before by then, and an act that the server refused stays on the list of changes.
 */
export function act<Name extends VerbName>(
  name: Name,
  { orgId, ...input }: ActInput<Name>,
  options: ActOptions = {},
): ActReceipt {
  return perform(name, orgId, input as Envelope['input'], options);
}

/** The same for a verb whose name is known at run time alone. */
export function perform(
  name: VerbName,
  orgId: string,
  input: Envelope['input'],
  options: ActOptions = {},
): ActReceipt {
  if (!bound) throw new Error(`act(${name}) before anybody is signed in`);
  const { zero, outbox } = bound;
  const op: Envelope['op'] = { id: newId(), device: deviceId(), seq: nextSeq(), at: Date.now() };
  if (options.undo) op.undo = true;
  if (options.isQuiet) quiet.add(op.id);
  const envelope: Envelope = plain({ op, orgId, v: 1, input });

  const verb = verbByName(name);
  const parsed = z.safeParse(verb.input, envelope.input);
  const post = (base: Envelope['op']['base']) => {
    const whole = base ? plain({ ...envelope, op: { ...op, base } }) : envelope;
    const carried = outbox.post(name, whole);
    if (parsed.success && verb.undo) {
      const steps = verb.undo(whole, parsed.data);
      const remember = ({ kind }: Outcome) => {
        if (kind === 'refused' || steps.length === 0) return;
        const undoable = { opId: op.id, group: options.group, orgId, name, steps };
        undoHistory.note(undoable, options.undo);
      };
      void carried.here.then(remember);
    }
    return carried;
  };
  const look = () => (parsed.success ? verb.before?.(zero, parsed.data) : undefined);
  if (!lane && (options.base || !verb.before)) return { opId: op.id, ...post(options.base) };

  const posted = (lane ?? Promise.resolve())
    .then(async () => options.base ?? (await look()))
    .then(post);
  const turn: Promise<unknown> = posted
    .catch(() => {})
    .finally(() => {
      if (lane === turn) lane = null;
    });
  lane = turn;
  return {
    opId: op.id,
    here: posted.then(({ here }) => here),
    there: posted.then(({ there }) => there),
  };
}

/** Hands an act to Zero. A verb that this build does not know is shown by nothing and only sent. */
export function carryWith(zero: Zero) {
  return (name: string, envelope: Envelope) => {
    const [feature = '', verb = ''] = name.split('.');
    const mutator = mutators[feature]?.[verb];
    const unknown = Promise.resolve<Outcome>({ kind: 'unknown' });
    if (!mutator || zero.closed) return { here: unknown, there: unknown };
    const result = zero.mutate(mutator(plain(envelope)));
    return { here: result.client.then(toOutcome), there: result.server.then(toOutcome) };
  };
}

/** Says once that an act was refused, unless its caller does. */
export function tellRefusal(opId: string, refusal: Refusal): void {
  if (quiet.delete(opId)) return;
  notify({
    tone: 'bad',
    message: i18n.t('refused.title'),
    detail: i18n.t('refused.restored', { reason: asSentence(refusal.message) }),
  });
}

/** As it will be after travelling: without undefined members and prototypes. */
function plain<T>(value: T): T & Record<string, never> {
  return JSON.parse(JSON.stringify(value)) as T & Record<string, never>;
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
