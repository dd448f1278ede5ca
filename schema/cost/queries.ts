import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const costQueries = {
  /** Credits against money since a day of UTC, newest first. */
  days: defineQuery(z.strictObject({ orgId: z.string(), since: day }), ({ args, ctx }) =>
    zql.costDay
      .where('orgId', args.orgId)
      .where('day', '>=', args.since)
      .whereExists('members', own(ctx))
      .orderBy('day', 'desc')
      .limit(2000),
  ),
  /** What was paid for one lead, newest first. */
  ofLead: defineQuery(
    z.strictObject({ orgId: z.string(), leadId: z.string(), limit }),
    ({ args, ctx }) =>
      zql.costEntry
        .where('orgId', args.orgId)
        .where('leadId', args.leadId)
        .whereExists('members', own(ctx))
        .orderBy('createdAt', 'desc')
        .limit(args.limit),
  ),
};
