import * as z from 'zod/mini';
import { NOTICE_KINDS } from './kinds.ts';

/**
 * What a push carries to a service worker: the parts of a notice's words, and where a click leads.
 * A worker of an older build may read it, so fields are added and never change their meaning.
 */
export const pushMessage = z.object({
  id: z.string(),
  /** Whom it tells: what a click does is done as them, or not at all. Older servers leave it out. */
  to: z.optional(z.string()),
  kind: z.enum(NOTICE_KINDS),
  /** A newer notification of a group takes the older one's place. */
  group: z.string(),
  /** A path of the app. */
  path: z.string().check(z.startsWith('/w/')),
  /** Who did it; none when it was the product. */
  actor: z.optional(z.string()),
  org: z.string(),
  data: z.object({
    name: z.optional(z.string()),
    count: z.optional(z.number()),
    leads: z.optional(z.number()),
    reason: z.optional(z.nullable(z.string())),
    seconds: z.optional(z.number()),
    todo: z.optional(z.string()),
    excerpt: z.optional(z.string()),
  }),
  /** Epoch milliseconds. */
  at: z.number(),
  /** Unread notices of this person, for the app's badge. */
  unread: z.number(),
});
export type PushMessage = z.infer<typeof pushMessage>;
