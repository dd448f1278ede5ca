import { Zero } from '@rocicorp/zero';
import WebSocket from 'ws';
import { newId } from '../schema/id.ts';
import { schema } from '../schema/tables.ts';
import type { Envelope } from '../schema/verb.ts';
import { mutators, type VerbInput, type VerbName } from '../schema/verbs.ts';

/** What a browser would send with its websocket; Node's own client can't send cookies. */
const cookieOf = new Map<string, string>();

class CookieSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    const { host, origin } = new URL(url);
    const headers = { cookie: cookieOf.get(host) ?? '', origin: origin.replace(/^ws/, 'http') };
    super(url, protocols, { headers });
  }
}

export interface Device {
  zero: Zero;
  /** Carries out an act as the app does; resolves with the server's answer. */
  act<Name extends VerbName>(name: Name, orgId: string, input: VerbInput<Name>): Promise<string>;
  close(): Promise<void>;
}

let seq = 0;

/**
 * A headless client of the real product: Zero with its store in memory. One cookie per host and
 * process at a time, taken when it connects, so open devices of two people one after the other.
 */
export function openDevice(options: { url: string; cookie: string; userId: string }): Device {
  cookieOf.set(new URL(options.url).host, options.cookie);
  Object.assign(globalThis, { WebSocket: CookieSocket });
  const zero = new Zero({
    cacheURL: `${options.url}/zero`,
    userID: options.userId,
    context: { userId: options.userId },
    storageKey: newId(),
    schema,
    mutators,
    kvStore: 'mem',
    logLevel: 'error',
  });
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
