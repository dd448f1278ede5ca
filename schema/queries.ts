import { defineQueries } from '@rocicorp/zero';
import { analysisQueries } from './analysis/queries.ts';
import { costQueries } from './cost/queries.ts';
import { duplicateQueries } from './duplicate/queries.ts';
import { enrichmentQueries, providerQueries } from './enrichment/queries.ts';
import { orgQueries } from './org/queries.ts';
import { creditQueries } from './credit/queries.ts';
import { crawlQueries } from './source/queries.ts';
import { listingQueries } from './listing/queries.ts';
import { leadQueries, tagQueries } from './lead/queries.ts';
import { clashQueries } from './merge/queries.ts';
import { noticeQueries } from './notice/queries.ts';
import { pipelineQueries } from './pipeline/queries.ts';
import { businessProfileQueries, icpQueries } from './profile/queries.ts';
import { requestQueries } from './request/queries.ts';
import { verificationQueries } from './verification/queries.ts';
import { scoreQueries } from './score/queries.ts';
import { todoQueries } from './todo/queries.ts';
import { viewQueries } from './view/queries.ts';

/** Every read that a client can make, by feature; see guard.ts for what all of them ask. */
export const queries = defineQueries({
  org: orgQueries,
  credit: creditQueries,
  cost: costQueries,
  analysis: analysisQueries,
  crawl: crawlQueries,
  duplicate: duplicateQueries,
  enrichment: enrichmentQueries,
  provider: providerQueries,
  lead: leadQueries,
  listing: listingQueries,
  clash: clashQueries,
  notice: noticeQueries,
  pipeline: pipelineQueries,
  profile: businessProfileQueries,
  icp: icpQueries,
  score: scoreQueries,
  request: requestQueries,
  tag: tagQueries,
  todo: todoQueries,
  verification: verificationQueries,
  view: viewQueries,
});
