import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const todoQueries = {
  /** Of one lead: open ones by their day, then what was done, latest first. */
  ofLead: defineQuery(z.strictObject({ orgId: z.string(), leadId: z.string() }), ({ args, ctx }) =>
    zql.todo
      .where('orgId', args.orgId)
      .where('leadId', args.leadId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .orderBy('isDone', 'asc')
      .orderBy('createdAt', 'desc')
      .limit(200),
  ),
  /** The caller's own or everybody's, open or done; none of a lead that is in the bin. */
  list: defineQuery(
    z.strictObject({
      orgId: z.string(),
      whose: z.enum(['mine', 'all']),
      isDone: z.boolean(),
      limit,
    }),
    ({ args, ctx }) => {
      const rows = zql.todo
        .where('orgId', args.orgId)
        .where('isDone', args.isDone)
        .where('deletedAt', 'IS', null)
        .whereExists('members', own(ctx))
        .whereExists('lead', (lead) => lead.where('deletedAt', 'IS', null))
        .related('lead')
        .limit(args.limit);
      const chosen = args.whose === 'mine' ? rows.where('assigneeId', ctx.userId) : rows;
      return args.isDone
        ? chosen.orderBy('doneAt', 'desc')
        : chosen.orderBy('dueOn', 'asc').orderBy('createdAt', 'asc');
    },
  ),
};
