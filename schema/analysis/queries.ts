import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

export const analysisQueries = {
  /** The runs of a lead, newest first, each with its steps. */
  ofLead: defineQuery(z.strictObject({ orgId: z.string(), leadId: z.string() }), ({ args, ctx }) =>
    zql.analysisRun
      .where('orgId', args.orgId)
      .where('leadId', args.leadId)
      .whereExists('members', own(ctx))
      .related('steps', (q) => q.orderBy('position', 'asc'))
      .orderBy('createdAt', 'desc')
      .limit(20),
  ),
  /** The latest runs of several leads, for a device that will be offline. */
  ofLeads: defineQuery(
    z.strictObject({
      orgId: z.string(),
      leadIds: z.array(z.string()).check(z.maxLength(200)),
    }),
    ({ args, ctx }) =>
      zql.analysisRun
        .where('orgId', args.orgId)
        .where('leadId', 'IN', args.leadIds)
        .whereExists('members', own(ctx))
        .orderBy('createdAt', 'desc')
        .limit(200),
  ),
  /** Calls over many leads, newest first. */
  batches: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.analysisBatch
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'desc')
      .limit(args.limit),
  ),
  /** One such call with what became of each lead. */
  batch: defineQuery(z.strictObject({ orgId: z.string(), batchId: z.string() }), ({ args, ctx }) =>
    zql.analysisBatch
      .where('orgId', args.orgId)
      .where('id', args.batchId)
      .whereExists('members', own(ctx))
      .related('runs', (q) => q.related('lead').orderBy('createdAt', 'asc').limit(100))
      .one(),
  ),
};
