import { defineQuery } from '@rocicorp/zero';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const viewQueries = {
  /** The caller's own views and those that are shared, by name. */
  list: defineQuery(inOrg, ({ args, ctx }) =>
    zql.savedView
      .where('orgId', args.orgId)
      .where((q) => q.or(q.cmp('ownerId', ctx.userId), q.cmp('isShared', true)))
      .whereExists('members', own(ctx))
      .orderBy('name', 'asc')
      .orderBy('id', 'asc')
      .limit(200),
  ),
};
