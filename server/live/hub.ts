import type { LiveMessage } from '../../schema/live.ts';
import { presenceTopic } from '../../schema/live.ts';
import type { LiveNotice } from '../../platform/live.ts';

/** One open `/live` connection. */
export interface LiveSession {
  sessionId: string;
  userId: string;
  name: string;
  send(message: LiveMessage): void;
}

interface Listener {
  session: LiveSession;
  topics: Set<string>;
}

/** More than any screen needs. */
const MAX_TOPICS = 50;

/**
 * Who listens to what on this server. Topics are keyed by org, so that a line of one org can't
 * reach another even when ids collide.
 */
export class LiveHub {
  readonly #listeners = new Map<string, Listener>();

  join(session: LiveSession): void {
    this.#listeners.set(session.sessionId, { session, topics: new Set() });
  }

  leave(sessionId: string): void {
    this.#listeners.delete(sessionId);
  }

  /** False when the session is gone or listens to too much already. */
  subscribe(sessionId: string, orgId: string, topic: string): boolean {
    const topics = this.#listeners.get(sessionId)?.topics;
    if (!topics || topics.size >= MAX_TOPICS) return false;
    topics.add(keyOf(orgId, topic));
    return true;
  }

  unsubscribe(sessionId: string, orgId: string, topic: string): void {
    this.#listeners.get(sessionId)?.topics.delete(keyOf(orgId, topic));
  }

  /** Ends all that a person heard of an org, once the membership is gone. */
  expel(orgId: string, userId: string): void {
    const topic = presenceTopic(orgId);
    for (const { session, topics } of this.#listeners.values()) {
      if (session.userId !== userId) continue;
      if (topics.has(keyOf(orgId, topic))) session.send({ type: 'refused', orgId, topic });
      for (const key of topics) if (key.startsWith(`${orgId} `)) topics.delete(key);
    }
  }

  publish({ orgId, topic, lines }: LiveNotice): void {
    this.tell(orgId, topic, { type: 'console', orgId, topic, lines });
  }

  /** Sends to all who listen to a topic of an org. */
  tell(orgId: string, topic: string, message: LiveMessage): void {
    const key = keyOf(orgId, topic);
    for (const { session, topics } of this.#listeners.values()) {
      if (topics.has(key)) session.send(message);
    }
  }

  /** Each person and org that somebody here listens to, once. */
  heard(): { orgId: string; userId: string }[] {
    const found = new Map<string, { orgId: string; userId: string }>();
    for (const { session, topics } of this.#listeners.values()) {
      for (const key of topics) {
        const orgId = key.slice(0, key.indexOf(' '));
        found.set(`${orgId} ${session.userId}`, { orgId, userId: session.userId });
      }
    }
    return [...found.values()];
  }
}

function keyOf(orgId: string, topic: string): string {
  return `${orgId} ${topic}`;
}
