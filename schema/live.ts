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

/** The topic under which an org's people are told. */
export const presenceTopic = (orgId: string): LiveTopic => `presence:${orgId}`;

const ID = '[\\w-]{1,64}';
/** A screen, or the thing that a screen shows: `leads`, `lead:ID`, `board:ID`, `crawl:ID`. */
const place = z.string().check(z.regex(new RegExp(`^[a-z]{2,16}(:${ID})?$`)));
/** A thing on a screen: `lead:ID`, `deal:ID`, `stage:ID`. */
const thing = z.string().check(z.regex(new RegExp(`^[a-z]{2,16}:${ID}$`)));

/** What a person does at their place, as far as it helps others to see it. */
const focus = z.strictObject({
  subject: thing,
  /** `look`: the row under the cursor. `edit`: a field that stands open. `drag`: a card in the hand. */
  act: z.enum(['look', 'edit', 'drag']),
  field: z.optional(z.string().check(z.regex(/^[a-zA-Z]{1,40}$/))),
  /** Where the card would fall now. */
  target: z.optional(thing),
  /** How many cards are in the hand. */
  count: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
  isTyping: z.optional(z.boolean()),
});
export type Focus = z.infer<typeof focus>;

const orgId = z.string().check(z.maxLength(64));
const topic = z.string().check(z.regex(new RegExp(`^(crawl|presence):${ID}$`)));

export const liveRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('subscribe'), orgId, topic }),
  z.strictObject({ type: z.literal('unsubscribe'), orgId, topic }),
  /** Where I am and what I do there; told to the org's other members until it is said anew. */
  z.strictObject({ type: z.literal('here'), orgId, place, focus: z.nullable(focus) }),
  /** I am not looking: another tab is in front, or the page goes. */
  z.strictObject({ type: z.literal('away'), orgId }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type LiveRequest = z.infer<typeof liveRequest>;

/** One tab of somebody who is here. */
export interface Presence {
  sessionId: string;
  userId: string;
  /** As it was when the tab connected. */
  name: string;
  place: string;
  focus: Focus | null;
}

/** A client says `here` again this often; without it the server takes the tab for gone. */
export const HERE_EVERY_MS = 15_000;

export type LiveMessage =
  | { type: 'subscribed'; orgId: string; topic: string }
  | { type: 'console'; orgId: string; topic: string; lines: ConsoleLine[] }
  /** `isAll`: nobody else is here; otherwise these have come or changed, and those have gone. */
  | { type: 'presence'; orgId: string; isAll: boolean; people: Presence[]; gone: string[] }
  | { type: 'refused'; orgId: string; topic: string }
  | { type: 'pong' };
