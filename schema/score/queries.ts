import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { own } from '../guard.ts';
import { zql } from '../tables.ts';

/** How many leads a device tries an ideal customer on at most. */
export const MAX_SAMPLE = 1000;

export const scoreQueries = {
  /** A lead's score with all that explains it, and how it came to be. */
  ofLead: defineQuery(z.strictObject({ orgId: z.string(), leadId: z.string() }), ({ args, ctx }) =>
    zql.score
      .where('orgId', args.orgId)
      .where('leadId', args.leadId)
      .whereExists('members', own(ctx))
      .related('icp')
      .related('history', (q) => q.orderBy('id', 'desc').limit(20))
      .one(),
  ),
  /** The newest leads with all that they are scored by, to try an ideal customer on. */
  sample: defineQuery(
    z.strictObject({
      orgId: z.string(),
      limit: z.int().check(z.gte(1), z.lte(MAX_SAMPLE)),
    }),
    ({ args, ctx }) =>
      zql.lead
        .where('orgId', args.orgId)
        .where('deletedAt', 'IS', null)
        .whereExists('members', own(ctx))
        .related('company')
        .related('rating')
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(args.limit),
  ),
};
