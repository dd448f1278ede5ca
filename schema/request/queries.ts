import { defineQuery } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { inOrg, limit, own } from '../guard.ts';
import { zql } from '../tables.ts';

const byRequest = z.strictObject({ orgId: z.string(), requestId: z.string() });

/** More than anybody asks for; see `lead_request.wanted`. */
const MAX_RESULTS = 200;
const KEPT_RESULTS = 50;

export const requestQueries = {
  /** What the workspace asked for, the newest first. */
  list: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.leadRequest
      .where('orgId', args.orgId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .related('creator')
      .orderBy('createdAt', 'desc')
      .limit(args.limit),
  ),
  one: defineQuery(byRequest, ({ args, ctx }) =>
    zql.leadRequest
      .where('orgId', args.orgId)
      .where('id', args.requestId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .related('creator')
      .related('runs', (q) => q.related('run'))
      .one(),
  ),
  /** The last ones with all that their pages show: kept on the device for a day without a network. */
  recent: defineQuery(z.strictObject({ orgId: z.string(), limit }), ({ args, ctx }) =>
    zql.leadRequest
      .where('orgId', args.orgId)
      .where('deletedAt', 'IS', null)
      .whereExists('members', own(ctx))
      .related('creator')
      .related('runs', (q) => q.related('run'))
      .related('results', (q) =>
        q
          .related('lead', (lead) => lead.related('company'))
          .orderBy('total', 'desc')
          .orderBy('leadId', 'asc')
          .limit(KEPT_RESULTS),
      )
      .orderBy('createdAt', 'desc')
      .limit(args.limit),
  ),
  /** The leads that a request came to, the best first, with where they stand on pipelines. */
  results: defineQuery(byRequest, ({ args, ctx }) =>
    zql.requestResult
      .where('orgId', args.orgId)
      .where('requestId', args.requestId)
      .whereExists('members', own(ctx))
      .related('lead', (q) =>
        q
          .related('company')
          .related('deals', (deal) =>
            deal.where('deletedAt', 'IS', null).related('stage').orderBy('createdAt', 'asc'),
          ),
      )
      .orderBy('total', 'desc')
      .orderBy('leadId', 'asc')
      .limit(MAX_RESULTS),
  ),
  /** What a model read from a request's words. */
  reading: defineQuery(
    z.strictObject({ orgId: z.string(), readingId: z.string() }),
    ({ args, ctx }) =>
      zql.requestReading
        .where('orgId', args.orgId)
        .where('id', args.readingId)
        .whereExists('members', own(ctx))
        .one(),
  ),
  setting: defineQuery(inOrg, ({ args, ctx }) =>
    zql.searchSetting.where('orgId', args.orgId).whereExists('members', own(ctx)).one(),
  ),
};
