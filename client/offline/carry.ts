import type { Zero } from '@rocicorp/zero';
import type { Envelope } from '../../schema/verb.ts';
import { mutators } from '../../schema/verbs.ts';
import type { Carried } from './outbox-deps.ts';
import { type Outcome, toOutcome } from './outcome.ts';

/** Hands acts to Zero. A verb that this build does not know is shown by nothing and only sent. */
export function carryWith(zero: Pick<Zero, 'mutate' | 'closed'>) {
  return (name: string, envelope: Envelope): Carried => {
    const [feature = '', verb = ''] = name.split('.');
    const mutator = mutators[feature]?.[verb];
    const unknown = Promise.resolve<Outcome>({ kind: 'unknown' });
    if (!mutator || zero.closed) return { here: unknown, there: unknown };
    const result = zero.mutate(mutator(plain(envelope)));
    return { here: result.client.then(toOutcome), there: result.server.then(toOutcome) };
  };
}

/** As it will be after travelling: without undefined members and prototypes. */
export function plain<T>(value: T): T & Record<string, never> {
  return JSON.parse(JSON.stringify(value)) as T & Record<string, never>;
}
