import { newId } from '../../schema/id.ts';
import { presenceTopic } from '../../schema/live.ts';
import type { ServerDeps } from '../deps.ts';
import type { LiveHub } from './hub.ts';
import { PRESENCE_CHANNEL, type PresenceNotice } from './presence-notice.ts';
import { PresenceRoster } from './presence-roster.ts';

const BEAT_MS = 3_000;
const SWEEP_MS = 1_500;

/** Brings the roster into contact with the other servers and with the clock. */
export async function openPresence({ sql, log }: ServerDeps, hub: LiveHub) {
  // One after the other, so that the others hear of things in the order in which they happened.
  let spreading: Promise<unknown> = Promise.resolve();
  const roster = new PresenceRoster({
    serverId: newId(),
    tell: (orgId, message) => hub.tell(orgId, presenceTopic(orgId), message),
    spread: (notice) => {
      const earlier = spreading;
      spreading = notify(earlier, JSON.stringify(notice));
    },
  });

  async function notify(earlier: Promise<unknown>, text: string): Promise<void> {
    await earlier;
    try {
      await sql`select pg_notify(${PRESENCE_CHANNEL}, ${text})`;
    } catch (error) {
      // Lost like a word in the wind: when the database is back, the servers greet each other.
      log.debug({ err: error }, 'presence was not spread');
    }
  }

  const channel = await sql.listen(
    PRESENCE_CHANNEL,
    (text) => roster.receive(JSON.parse(text) as PresenceNotice),
    () => roster.greet(),
  );
  const asked = new Set<() => void>();
  const beating = setInterval(() => roster.beat(), BEAT_MS);
  const sweeping = setInterval(() => {
    roster.sweep();
    for (const ask of asked) ask();
  }, SWEEP_MS);
  return {
    roster,
    /** `ask` is to make a tab give a sign of life, until the returned function is called. */
    watch(ask: () => void): () => void {
      asked.add(ask);
      return () => void asked.delete(ask);
    },
    async close() {
      clearInterval(beating);
      clearInterval(sweeping);
      roster.close();
      await spreading;
      await channel.unlisten();
    },
  };
}
