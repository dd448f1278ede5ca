import { defineQuery } from '@rocicorp/zero';
import { own } from '../guard.ts';
import { zql } from '../tables.ts';

export const noticeQueries = {
  /** What the caller was told, in all of their orgs, newest first. */
  mine: defineQuery(({ ctx }) =>
    zql.notice
      .where('userId', ctx.userId)
      .where('isListed', true)
      .whereExists('members', own(ctx))
      .related('actor')
      .related('org')
      .orderBy('createdAt', 'desc')
      .limit(100),
  ),
  /** What the caller wants to be told; nothing before they change it. */
  setting: defineQuery(({ ctx }) => zql.noticeSetting.where('userId', ctx.userId).one()),
};
