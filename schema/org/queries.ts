import { defineQuery } from '@rocicorp/zero';
import { inOrg, own } from '../guard.ts';
import { rolesThatCan } from '../policy.ts';
import { zql } from '../tables.ts';

export const orgQueries = {
  /** My memberships, each with its org and balance. */
  mine: defineQuery(({ ctx }) =>
    zql.member
      .where('userId', ctx.userId)
      .whereExists('org', (q) => q.where('deletedAt', 'IS', null))
      .related('org', (q) => q.related('account').related('stat'))
      .orderBy('createdAt', 'asc'),
  ),
  members: defineQuery(inOrg, ({ args, ctx }) =>
    zql.member
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .related('profile')
      .orderBy('createdAt', 'asc'),
  ),
  /** Open and past invitations; for those who may invite. */
  invitations: defineQuery(inOrg, ({ args, ctx }) =>
    zql.invitation
      .where('orgId', args.orgId)
      .whereExists('members', (q) =>
        own(ctx)(q).where('role', 'IN', rolesThatCan('invitation.read')),
      )
      .related('inviter')
      .orderBy('createdAt', 'desc')
      .limit(200),
  ),
};
