import type { LiveMessage, Presence } from '../../schema/live.ts';
import type { LiveNotice } from '../../platform/live.ts';

/** One open `/live` connection. */
export interface LiveSession {
  sessionId: string;
  userId: string;
  name: string;
  send(message: LiveMessage): void;
}

interface Attendance {
  session: LiveSession;
  topics: Set<string>;
  places: Map<string, string>;
}

/**
 * Who listens to what on this server. Topics are keyed by org, so that a line of one org can't
 * reach another even when ids collide.
 */
export class LiveHub {
  readonly #attendances = new Map<string, Attendance>();

  join(session: LiveSession): void {
    this.#attendances.set(session.sessionId, { session, topics: new Set(), places: new Map() });
  }

  leave(sessionId: string): void {
    const attendance = this.#attendances.get(sessionId);
    this.#attendances.delete(sessionId);
    for (const orgId of attendance?.places.keys() ?? []) this.#tellPresence(orgId);
  }

  subscribe(sessionId: string, orgId: string, topic: string): void {
    this.#attendances.get(sessionId)?.topics.add(keyOf(orgId, topic));
  }

  unsubscribe(sessionId: string, orgId: string, topic: string): void {
    this.#attendances.get(sessionId)?.topics.delete(keyOf(orgId, topic));
  }

  /** Ends all that a person had in an org, once the membership is gone. */
  expel(orgId: string, userId: string): void {
    for (const { session, topics, places } of this.#attendances.values()) {
      if (session.userId !== userId) continue;
      for (const key of topics) if (key.startsWith(`${orgId} `)) topics.delete(key);
      places.delete(orgId);
    }
    this.#tellPresence(orgId);
  }

  setPlace(sessionId: string, orgId: string, place: string): void {
    const attendance = this.#attendances.get(sessionId);
    if (!attendance || attendance.places.get(orgId) === place) return;
    attendance.places.set(orgId, place);
    this.#tellPresence(orgId);
  }

  publish({ orgId, topic, lines }: LiveNotice): void {
    const key = keyOf(orgId, topic);
    for (const { session, topics } of this.#attendances.values()) {
      if (topics.has(key)) session.send({ type: 'console', orgId, topic, lines });
    }
  }

  #tellPresence(orgId: string): void {
    const here = [...this.#attendances.values()].filter(({ places }) => places.has(orgId));
    const people: Presence[] = here.map(({ session, places }) => ({
      sessionId: session.sessionId,
      userId: session.userId,
      name: session.name,
      place: places.get(orgId) ?? '',
    }));
    for (const { session } of here) session.send({ type: 'presence', orgId, people });
  }
}

function keyOf(orgId: string, topic: string): string {
  return `${orgId} ${topic}`;
}
