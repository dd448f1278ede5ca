import { defineQuery } from '@rocicorp/zero';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const clashQueries = {
  /** The caller's own open clashes, newest first. */
  mine: defineQuery(inOrg, ({ args, ctx }) =>
    zql.clash
      .where('orgId', args.orgId)
      .where('resolvedAt', 'IS', null)
      .where((q) => q.or(q.cmp('keptBy', ctx.userId), q.cmp('otherBy', ctx.userId)))
      .whereExists('members', own(ctx))
      .related('keeper')
      .related('other')
      .orderBy('createdAt', 'desc')
      .limit(500),
  ),
};
