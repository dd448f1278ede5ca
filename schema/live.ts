import * as z from 'zod/mini';

/**
 * What travels over `/live` and is never stored: who is here, and what a running crawl says.
 * A client subscribes to topics of one org at a time; the server checks membership for each.
 */

/** One line of a crawl's console. */
export interface ConsoleLine {
  at: number;
  level: 'info' | 'good' | 'warn' | 'bad';
  text: string;
  url?: string;
}

export type LiveTopic = `crawl:${string}` | `presence:${string}`;

export const liveRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    orgId: z.string(),
    topic: z.string().check(z.maxLength(120)),
  }),
  z.strictObject({
    type: z.literal('unsubscribe'),
    orgId: z.string(),
    topic: z.string().check(z.maxLength(120)),
  }),
  /** What I look at: `lead:ID`, `crawl:ID`, `leads`; told to the org's other members. */
  z.strictObject({
    type: z.literal('here'),
    orgId: z.string(),
    place: z.string().check(z.maxLength(120)),
  }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type LiveRequest = z.infer<typeof liveRequest>;

export interface Presence {
  userId: string;
  name: string;
  place: string;
  /** One per tab. */
  sessionId: string;
}

export type LiveMessage =
  | { type: 'subscribed'; orgId: string; topic: string }
  | { type: 'console'; orgId: string; topic: string; lines: ConsoleLine[] }
  | { type: 'presence'; orgId: string; people: Presence[] }
  | { type: 'refused'; orgId: string; topic: string }
  | { type: 'pong' };
