import type { Envelope } from '../../schema/verb.ts';
import type { VerbInput, VerbName } from '../../schema/verbs.ts';
import { i18n } from '../i18n/i18n.ts';
import { notify } from '../ui/notify.tsx';
import type { Outbox } from './outbox.ts';
import type { Refusal } from './outcome.ts';
import type { ActOptions, ActReceipt, Performer } from './performer.ts';

export type { Outcome, Refusal } from './outcome.ts';
export type { ActOptions, ActReceipt } from './performer.ts';

/** Who carries acts out while somebody is signed in; the provider sets it. */
let bound: Performer | null = null;
const listeners = new Set<() => void>();
/** Acts whose caller tells their refusal. */
const quiet = new Set<string>();

export function bindActs(next: Performer | null): void {
  bound?.outbox.close();
  bound = next;
  for (const listener of listeners) listener();
}

export const currentPerformer = (): Performer | null => bound;
export const currentOutbox = (): Outbox | null => bound?.outbox ?? null;

export function onBound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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
  const receipt = bound.perform(name, orgId, input, options);
  if (options.isQuiet) quiet.add(receipt.opId);
  return receipt;
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

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
