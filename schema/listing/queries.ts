import { defineQuery } from '@rocicorp/zero';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const listingQueries = {
  /** What people have pointed out, by host. */
  rules: defineQuery(inOrg, ({ args, ctx }) =>
    zql.listingRule
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .orderBy('host', 'asc')
      .limit(500),
  ),
};
