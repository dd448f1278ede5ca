import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

const ofLead = z.strictObject({ orgId: z.string(), leadId: z.string() });

export const duplicateQueries = {
  /** Pairs that wait for a decision, the likeliest first. */
  open: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.duplicateCandidate
      .where('orgId', args.orgId)
      .where('state', 'open')
      .where('isHidden', false)
      .whereExists('members', own(ctx))
      .related('leadA')
      .related('leadB')
      .orderBy('probability', 'desc')
      .limit(args.limit),
  ),
  /** Whom a lead may be one with. */
  ofLead: defineQuery(ofLead, ({ args, ctx }) =>
    zql.duplicateCandidate
      .where('orgId', args.orgId)
      .where('state', 'open')
      .where('isHidden', false)
      .where((is) => is.or(is.cmp('leadAId', args.leadId), is.cmp('leadBId', args.leadId)))
      .whereExists('members', own(ctx))
      .related('leadA')
      .related('leadB')
      .orderBy('probability', 'desc')
      .limit(20),
  ),
  /** The merges that a lead is in, on either side, and that still stand. */
  mergesOfLead: defineQuery(ofLead, ({ args, ctx }) =>
    zql.leadMerge
      .where('orgId', args.orgId)
      .where('unmergedAt', 'IS', null)
      .where((is) => is.or(is.cmp('survivorId', args.leadId), is.cmp('mergedId', args.leadId)))
      .whereExists('members', own(ctx))
      .related('survivor')
      .related('merged')
      .related('merger')
      .orderBy('mergedAt', 'desc')
      .limit(50),
  ),
  /** The latest merges that still stand. */
  recentMerges: defineQuery(inOrg, ({ args, ctx }) =>
    zql.leadMerge
      .where('orgId', args.orgId)
      .where('unmergedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .related('survivor')
      .related('merged')
      .related('merger')
      .orderBy('mergedAt', 'desc')
      .limit(50),
  ),
  setting: defineQuery(inOrg, ({ args, ctx }) =>
    zql.duplicateSetting.where('orgId', args.orgId).whereExists('members', own(ctx)).one(),
  ),
};
