import { Zero } from '@rocicorp/zero';
import WebSocket from 'ws';
import { newId } from '../schema/id.ts';
import { schema } from '../schema/tables.ts';
import type { Envelope } from '../schema/verb.ts';
import { mutators, type VerbInput, type VerbName } from '../schema/verbs.ts';

/** What a browser would send with its websocket; Node's own client can't send cookies. */
const identityOf = new Map<string, { cookie: string; origin: string }>();

class CookieSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols, { headers: identityOf.get(new URL(url).host) });
    // A line that breaks while it is being made is reported to nobody else; Zero tries again.
    this.on('error', () => undefined);
  }
}

export interface Device {
  zero: Zero;
  /** Carries out an act as the app does; resolves with the server's answer. */
  act<Name extends VerbName>(name: Name, orgId: string, input: VerbInput<Name>): Promise<string>;
  close(): Promise<void>;
}

let seq = 0;

interface ZeroPlace {
  url: string;
  cookie: string;
  userId: string;
  /** The product's own address when `url` is a way round to it. */
  origin?: string;
  isQuiet?: boolean;
}

/** Zero as the app has it: it takes writes for as long as it is away. */
export function openZero({ url, cookie, userId, origin = url, isQuiet }: ZeroPlace): Zero {
  identityOf.set(new URL(url).host, { cookie, origin });
  Object.assign(globalThis, { WebSocket: CookieSocket });
  return new Zero({
    cacheURL: `${url}/zero`,
    userID: userId,
    context: { userId },
    storageKey: newId(),
    schema,
    mutators,
    kvStore: 'mem',
    disconnectTimeoutMs: 365 * 86_400_000,
    logLevel: 'error',
    // Lines that are cut on purpose would fill the screen.
    ...(isQuiet && { logSink: { log: () => undefined } }),
  });
}

/**
 * A headless client of the real product: Zero with its store in memory. One cookie per host and
 * process at a time, taken when it connects, so open devices of two people one after the other.
 */
export function openDevice(options: { url: string; cookie: string; userId: string }): Device {
  const zero = openZero(options);
  return {
    zero,
    async act(name, orgId, input) {
      const op = { id: newId(), device: zero.clientID, seq: ++seq, at: Date.now() };
      const act: Envelope = { op, orgId, v: 1, input };
      const [feature, verb] = name.split('.') as [string, string];
      const mutator = mutators[feature]?.[verb];
      if (!mutator) throw new Error(`There is no verb ${name}`);
      const answer = await zero.mutate(mutator(JSON.parse(JSON.stringify(act)) as never)).server;
      return answer.type === 'success' ? 'success' : answer.error.message;
    },
    close: () => zero.close(),
  };
}
