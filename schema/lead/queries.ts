import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, limit, own } from '../guard.ts';
import { zql } from '../tables.ts';
import { leadFilter, leadSort } from './filter.ts';
import { leadRows } from './query.ts';

export const leadQueries = {
  /** The table: filtered, sorted and searched on the device first, then completed by the server. */
  list: defineQuery(
    z.strictObject({ orgId: z.string(), filter: leadFilter, sort: leadSort, limit }),
    ({ args, ctx }) =>
      leadRows(args.filter, args.sort)
        .where('orgId', args.orgId)
        .whereExists('members', own(ctx))
        .related('tagLinks')
        .limit(args.limit),
  ),
  /** Who changed which field of a lead or deal last, newest first; what crawls wrote is left out. */
  recentEdits: defineQuery(inOrg, ({ args, ctx }) =>
    zql.fieldEdit
      .where('orgId', args.orgId)
      .where('userId', 'IS NOT', null)
      .whereExists('members', own(ctx))
      .orderBy('at', 'desc')
      .limit(200),
  ),
  /** The leads that the caller owns, newest change first. */
  mine: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.lead
      .where('orgId', args.orgId)
      .where('ownerId', ctx.userId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .related('tagLinks')
      .orderBy('updatedAt', 'desc')
      .limit(args.limit),
  ),
  /** Several leads with what their pages show most of, for a device that will be offline. */
  pages: defineQuery(
    z.strictObject({
      orgId: z.string(),
      leadIds: z.array(z.string()).check(z.maxLength(200)),
    }),
    ({ args, ctx }) =>
      zql.lead
        .where('orgId', args.orgId)
        .where('id', 'IN', args.leadIds)
        .whereExists('members', own(ctx))
        .related('company')
        .related('tagLinks')
        .related('todos', (q) => q.where('deletedAt', 'IS', null).limit(50))
        .related('values', (q) => q.orderBy('observedAt', 'desc').limit(100))
        .related('activities', (q) => q.related('actor').orderBy('createdAt', 'desc').limit(50)),
  ),
  /** One lead with all that its page shows. */
  page: defineQuery(z.strictObject({ orgId: z.string(), leadId: z.string() }), ({ args, ctx }) =>
    zql.lead
      .where('orgId', args.orgId)
      .where('id', args.leadId)
      .whereExists('members', own(ctx))
      .related('company', (q) =>
        q.related('leads', (l) => l.where('deletedAt', 'IS', null).limit(50)),
      )
      .related('tagLinks')
      .related('values', (q) => q.orderBy('observedAt', 'desc').limit(500))
      .related('activities', (q) => q.related('actor').orderBy('createdAt', 'desc').limit(200))
      .related('owner')
      .related('task')
      .one(),
  ),
};

export const tagQueries = {
  list: defineQuery(inOrg, ({ args, ctx }) =>
    zql.tag
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .orderBy('name', 'asc')
      .limit(1000),
  ),
};
