import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const verificationQueries = {
  /** What is known about one address. */
  ofAddress: defineQuery(
    z.strictObject({ orgId: z.string(), address: z.string() }),
    ({ args, ctx }) =>
      zql.emailCheck
        .where('orgId', args.orgId)
        .where('address', args.address)
        .whereExists('members', own(ctx))
        .one(),
  ),
  /** The check that ended last: tells what this installation can find out at all. */
  latest: defineQuery(inOrg, ({ args, ctx }) =>
    zql.emailCheck
      .where('orgId', args.orgId)
      .where('checkedAt', 'IS NOT', null)
      .whereExists('members', own(ctx))
      .orderBy('checkedAt', 'desc')
      .one(),
  ),
  setting: defineQuery(inOrg, ({ args, ctx }) =>
    zql.verificationSetting.where('orgId', args.orgId).whereExists('members', own(ctx)).one(),
  ),
};
