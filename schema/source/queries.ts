import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const crawlQueries = {
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
};
