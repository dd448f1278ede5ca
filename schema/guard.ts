import * as z from 'zod/mini';
import type { Actor, zql } from './tables.ts';

/**
 * What every query stands on. Reads are guarded here alone (the replica sees all rows), so each
 * query asks for the caller's own membership in the org it names; without it there are no rows, and
 * when it ends the rows leave the device.
 */

export const inOrg = z.strictObject({ orgId: z.string() });
export const limit = z.int().check(z.gte(1), z.lte(20_000));

/** For `whereExists('members', own(ctx))`. */
export const own = (ctx: Actor) => (q: typeof zql.member) => q.where('userId', ctx.userId);
