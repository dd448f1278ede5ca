import { defineQueries, defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { leadFilter, leadSort } from './lead/filter.ts';
import { leadRows } from './lead/query.ts';
import { MAX_BOARD_DEALS } from './pipeline/fields.ts';
import { rolesThatCan } from './policy.ts';
import { type Actor, zql } from './tables.ts';

/**
 * Every read that a client can make. Reads are guarded here alone (the replica sees all rows), so
 * each query asks for the caller's own membership in the org it names; without it there are no
 * rows, and when it ends the rows leave the device.
 */

const inOrg = z.strictObject({ orgId: z.string() });
const limit = z.int().check(z.gte(1), z.lte(20_000));

const own = (ctx: Actor) => (q: typeof zql.member) => q.where('userId', ctx.userId);

export const queries = defineQueries({
  org: {
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
  },
  credit: {
    entries: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
      zql.creditEntry
        .where('orgId', args.orgId)
        .whereExists('members', own(ctx))
        .orderBy('createdAt', 'desc')
        .limit(args.limit),
    ),
  },
  crawl: {
    tasks: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
      zql.crawlTask
        .where('orgId', args.orgId)
        .where('deletedAt', 'IS', null)
        .whereExists('members', own(ctx))
        .related('creator')
        .orderBy('createdAt', 'desc')
        .limit(args.limit),
    ),
    task: defineQuery(z.strictObject({ orgId: z.string(), taskId: z.string() }), ({ args, ctx }) =>
      zql.crawlTask
        .where('orgId', args.orgId)
        .where('id', args.taskId)
        .where('deletedAt', 'IS', null)
        .whereExists('members', own(ctx))
        .related('creator')
        .one(),
    ),
    /** What a task yielded since that run, the latest run first, each with its lead. */
    results: defineQuery(
      z.strictObject({ orgId: z.string(), taskId: z.string(), sinceRun: z.int(), limit }),
      ({ args, ctx }) =>
        zql.crawlResult
          .where('orgId', args.orgId)
          .where('taskId', args.taskId)
          .where('run', '>=', args.sinceRun)
          .whereExists('members', own(ctx))
          .related('lead')
          .orderBy('run', 'desc')
          .orderBy('createdAt', 'desc')
          .limit(args.limit),
    ),
  },
  lead: {
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
  },
  clash: {
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
  },
  notice: {
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
  },
  pipeline: {
    /** The workspace's pipelines with their stages, both in order. */
    list: defineQuery(inOrg, ({ args, ctx }) =>
      zql.pipeline
        .where('orgId', args.orgId)
        .where('deletedAt', 'IS', null)
        .whereExists('members', own(ctx))
        .related('stages', (q) =>
          q.where('deletedAt', 'IS', null).orderBy('position', 'asc').orderBy('id', 'asc'),
        )
        .orderBy('position', 'asc')
        .orderBy('id', 'asc')
        .limit(100),
    ),
    /** The deals of one pipeline in order, each with its lead; or those in its archive. */
    board: defineQuery(
      z.strictObject({
        orgId: z.string(),
        pipelineId: z.string(),
        archived: z.optional(z.boolean()),
      }),
      ({ args, ctx }) =>
        zql.deal
          .where('orgId', args.orgId)
          .where('pipelineId', args.pipelineId)
          .where('deletedAt', args.archived ? 'IS NOT' : 'IS', null)
          .where('leadDeletedAt', 'IS', null)
          .whereExists('members', own(ctx))
          .related('lead', (q) => q.related('tagLinks'))
          .orderBy('position', 'asc')
          .orderBy('id', 'asc')
          .limit(MAX_BOARD_DEALS),
    ),
    /** On which pipelines a lead stands. */
    dealsOfLead: defineQuery(
      z.strictObject({ orgId: z.string(), leadId: z.string() }),
      ({ args, ctx }) =>
        zql.deal
          .where('orgId', args.orgId)
          .where('leadId', args.leadId)
          .where('deletedAt', 'IS', null)
          .whereExists('members', own(ctx))
          .orderBy('createdAt', 'asc')
          .limit(100),
    ),
  },
  tag: {
    list: defineQuery(inOrg, ({ args, ctx }) =>
      zql.tag
        .where('orgId', args.orgId)
        .whereExists('members', own(ctx))
        .orderBy('name', 'asc')
        .limit(1000),
    ),
  },
});
