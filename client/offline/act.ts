import type { ReadonlyJSONValue, Zero } from '@rocicorp/zero';
import type { ErrorCode } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';
import type { Envelope } from '../../schema/verb.ts';
import { mutators, type VerbInput, type VerbName } from '../../schema/verbs.ts';
import { i18n } from '../i18n/i18n.ts';
import { notify } from '../ui/notify.tsx';
import { deviceId, nextSeq } from './device.ts';

/** A verb said no. The message is for the person who acted. */
export interface Refusal {
  code: ErrorCode | 'unknown';
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/**
 * `done`: the device (or the server) took it. `refused`: a verb said no and the rows are as before.
 * `unknown`: no connection; the act waits and will be carried out later. Never treat it as failed.
 */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unknown' };

export interface ActOptions {
  /** The values that the person saw, by field; a clash is told by them. */
  base?: Envelope['op']['base'];
  /** The caller shows a refusal itself (a form, beside the field); no toast then. */
  isQuiet?: boolean;
}

export interface ActReceipt {
  opId: string;
  /** After the device ran the verb, some milliseconds; the rows on screen show it by then. */
  here: Promise<Outcome>;
  /** After the server decided. */
  there: Promise<Outcome>;
}

/** Without a live Zero nothing can be changed; the provider sets it while somebody is signed in. */
let zero: Zero | null = null;

export function bindZero(next: Zero | null): void {
  zero = next;
}

/** A verb's own input beside the org; a verb that needs none takes the org alone. */
type ActInput<Name extends VerbName> =
  VerbInput<Name> extends Record<string, never>
    ? { orgId: string }
    : { orgId: string } & VerbInput<Name>;

/**
 * The one way to change anything. Runs the verb on this device at once and on the server as soon
 * as it can. A refusal, from either, shows a toast; Zero has put the old rows back by then.
 */
export function act<Name extends VerbName>(
  name: Name,
  { orgId, ...input }: ActInput<Name>,
  options: ActOptions = {},
): ActReceipt {
  const envelope: Envelope = {
    op: { id: newId(), device: deviceId(), seq: nextSeq(), at: Date.now(), base: options.base },
    orgId,
    v: 1,
    input: input as Envelope['input'],
  };
  const { here, there } = perform(name, envelope);
  if (!options.isQuiet) void tellOnce(here, there);
  return { opId: envelope.op.id, here, there };
}

function perform(name: VerbName, envelope: Envelope) {
  if (!zero) throw new Error(`act(${name}) before anybody is signed in`);
  const [feature, verb] = name.split('.') as [string, string];
  const mutator = mutators[feature]?.[verb];
  if (!mutator) throw new Error(`There is no verb ${name}`);
  const result = zero.mutate(mutator(JSON.parse(JSON.stringify(envelope)) as typeof envelope));
  return { here: result.client.then(toOutcome), there: result.server.then(toOutcome) };
}

/** The form in which Zero reports; it resolves, also when a verb refused. */
type ZeroResult =
  | { readonly type: 'success' }
  | {
      readonly type: 'error';
      readonly error:
        | {
            readonly type: 'app';
            readonly message: string;
            readonly details: ReadonlyJSONValue | undefined;
          }
        | { readonly type: 'zero'; readonly message: string };
    };

export function toOutcome(result: ZeroResult): Outcome {
  if (result.type === 'success') return { kind: 'done' };
  if (result.error.type === 'zero') return { kind: 'unknown' };
  const { message } = result.error;
  const details = (result.error.details ?? {}) as Record<string, unknown>;
  const code = (details['code'] ?? 'unknown') as Refusal['code'];
  return { kind: 'refused', refusal: { code, message, details } };
}

/** Both sides may refuse the same act; the person hears of it once. */
async function tellOnce(here: Promise<Outcome>, there: Promise<Outcome>) {
  const first = await here;
  const outcome = first.kind === 'refused' ? first : await there;
  if (outcome.kind !== 'refused') return;
  notify({
    tone: 'bad',
    message: i18n.t('refused.title'),
    detail: i18n.t('refused.restored', { reason: asSentence(outcome.refusal.message) }),
  });
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
