import * as z from 'zod/mini';
import { day } from '../calendar-day.ts';
import { MAX_ORDER_KEY, ORDER_KEY } from './order-key.ts';

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const MAX_STAGES = 30;
/** One act covers at most this many deals; the screen splits larger selections. */
export const MAX_BULK_DEALS = 1000;
/** What a board shows at most. */
export const MAX_BOARD_DEALS = 5000;
/** In a currency's minor unit. */
export const MAX_DEAL_VALUE = 9_000_000_000_000;

export const rowId = z.string().check(z.minLength(8), z.maxLength(64));
export const dealIds = z.array(rowId).check(z.minLength(1), z.maxLength(MAX_BULK_DEALS));
export const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
export const color = z.string().check(z.maxLength(20));
export const orderKey = z.string().check(z.regex(ORDER_KEY), z.maxLength(MAX_ORDER_KEY));
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
export const cardLimit = z.nullable(z.int().check(z.gte(1), z.lte(MAX_BOARD_DEALS)));

export const newStage = z.strictObject({
  id: rowId,
  name,
  color,
  kind: z.enum(STAGE_KINDS),
  position: orderKey,
});
export type NewStage = z.input<typeof newStage>;

export const stageChanges = z.strictObject({
  name: z.optional(name),
  color: z.optional(color),
  kind: z.optional(z.enum(STAGE_KINDS)),
  cardLimit: z.optional(cardLimit),
});
export type StageChanges = z.infer<typeof stageChanges>;

export const dealChanges = z.strictObject({
  title: z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(120)))),
  valueMinor: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(MAX_DEAL_VALUE)))),
  currency: z.optional(currency),
  ownerId: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
  expectedClose: z.optional(z.nullable(day)),
});
export type DealChanges = z.infer<typeof dealChanges>;
export type DealField = keyof DealChanges;
