import { defineQuery } from '@rocicorp/zero';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const icpQueries = {
  /** The workspace's ideal customers, the oldest first. */
  list: defineQuery(inOrg, ({ args, ctx }) =>
    zql.icp
      .where('orgId', args.orgId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'asc')
      .orderBy('id', 'asc')
      .limit(200),
  ),
};

export const businessProfileQueries = {
  /** What the workspace's companies sell, the oldest first. */
  list: defineQuery(inOrg, ({ args, ctx }) =>
    zql.businessProfile
      .where('orgId', args.orgId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'asc')
      .orderBy('id', 'asc')
      .limit(100),
  ),
};
