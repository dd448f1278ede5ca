import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, own } from '../guard.ts';
import { zql } from '../tables.ts';

const ofLead = z.strictObject({ orgId: z.string(), leadId: z.string() });

export const enrichmentQueries = {
  /** The last enrichments of a lead, the newest first. */
  runsOfLead: defineQuery(ofLead, ({ args, ctx }) =>
    zql.enrichmentRun
      .where('orgId', args.orgId)
      .where('leadId', args.leadId)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'desc')
      .limit(10),
  ),
  /** What is known of a lead beyond its fields. */
  factsOfLead: defineQuery(ofLead, ({ args, ctx }) =>
    zql.leadFact
      .where('orgId', args.orgId)
      .where('leadId', args.leadId)
      .whereExists('members', own(ctx))
      .one(),
  ),
  /** Enrichments of many leads, the newest first. */
  batches: defineQuery(inOrg, ({ args, ctx }) =>
    zql.enrichmentBatch
      .where('orgId', args.orgId)
      .whereExists('members', own(ctx))
      .orderBy('createdAt', 'desc')
      .limit(5),
  ),
  setting: defineQuery(inOrg, ({ args, ctx }) =>
    zql.enrichmentSetting.where('orgId', args.orgId).whereExists('members', own(ctx)).one(),
  ),
};

export const providerQueries = {
  /** Which keys the workspace has, without the keys. */
  keys: defineQuery(inOrg, ({ args, ctx }) =>
    zql.providerKey.where('orgId', args.orgId).whereExists('members', own(ctx)),
  ),
  /** How calls to each provider went. */
  health: defineQuery(inOrg, ({ args, ctx }) =>
    zql.providerHealth.where('orgId', args.orgId).whereExists('members', own(ctx)),
  ),
};
