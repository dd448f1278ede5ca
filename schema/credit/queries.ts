import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const creditQueries = {
  entries: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.creditEntry
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'desc')
      .limit(args.limit),
  ),
};
