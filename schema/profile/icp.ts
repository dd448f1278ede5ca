import * as z from 'zod/mini';

/** The ways to reach a lead, in the order in which most people prefer them. */
export const CHANNELS = [
  'email',
  'phone',
  'linkedin',
  'instagram',
  'facebook',
  'whatsapp',
] as const;
export type Channel = (typeof CHANNELS)[number];

const word = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
const words = z.array(word).check(z.maxLength(30));
const amount = z.int().check(z.gte(0));

export const icpPlace = z.strictObject({
  city: z.optional(word),
  region: z.optional(word),
  /** ISO 3166-1 alpha-2, upper case. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
});
export type IcpPlace = z.infer<typeof icpPlace>;

/** What an ideal customer is like. What is left out does not matter. */
export const icpCriteria = z.strictObject({
  /** Lines of business as people say them, in the singular: `dentist`, `law firm`. Any of them. */
  industries: z.optional(words),
  /** Any of them. */
  places: z.optional(z.array(icpPlace).check(z.maxLength(30))),
  /** Employees, both ends included. */
  size: z.optional(z.strictObject({ min: z.optional(amount), max: z.optional(amount) })),
  /** A year, in whole units of the currency (ISO 4217), both ends included. */
  revenue: z.optional(
    z.strictObject({
      min: z.optional(amount),
      max: z.optional(amount),
      currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
    }),
  ),
  /** Titles of the people to reach: `owner`, `practice manager`. Any of them. */
  roles: z.optional(words),
  /** How they are to be reached; the first that a lead has is its main one. */
  channels: z.optional(z.array(z.enum(CHANNELS)).check(z.maxLength(CHANNELS.length))),
  /** What they have or lack on their site or in their business: `online booking`. The more, the better. */
  needs: z.optional(words),
  /** Words, domains or names that rule a lead out. */
  exclusions: z.optional(words),
});
export type IcpCriteria = z.infer<typeof icpCriteria>;

/** The parts of a score that a person can weigh, 0 to 100 each; schema/score makes them sum up. */
export const SCORE_PARTS = [
  'industry',
  'place',
  'size',
  'role',
  'need',
  'reach',
  'trust',
  'freshness',
] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

const weight = z.int().check(z.gte(0), z.lte(100));
export const icpWeights = z.partialRecord(z.enum(SCORE_PARTS), weight);
export type IcpWeights = z.infer<typeof icpWeights>;

/** What counts for how much while nobody has said otherwise. */
export const DEFAULT_WEIGHTS: Record<ScorePart, number> = {
  industry: 25,
  place: 15,
  size: 10,
  role: 10,
  need: 15,
  reach: 15,
  trust: 5,
  freshness: 5,
};
