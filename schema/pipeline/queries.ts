import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';
import { MAX_BOARD_DEALS } from './fields.ts';

export const pipelineQueries = {
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
};
