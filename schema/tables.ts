import { createBuilder, createSchema } from '@rocicorp/zero';
import { activity } from './activity/table.ts';
import { analysisBatch, analysisRun, analysisStep } from './analysis/table.ts';
import { costDay } from './cost/day-table.ts';
import { costEntry } from './cost/table.ts';
import { creditAccount, creditEntry } from './credit/table.ts';
import { company, fieldValue, lead, leadTag, tag } from './lead/table.ts';
import {
  enrichmentBatch,
  enrichmentRun,
  enrichmentSetting,
  leadFact,
  providerHealth,
  providerKey,
} from './enrichment/table.ts';
import { duplicateCandidate, duplicateSetting, leadMerge } from './duplicate/table.ts';
import { clash, fieldEdit } from './merge/table.ts';
import { notice, noticeSetting } from './notice/table.ts';
import { invitation, member, org, orgStat, profile } from './org/table.ts';
import { deal, pipeline, stage } from './pipeline/table.ts';
import { businessProfile, icp } from './profile/table.ts';
import {
  leadRequest,
  requestReading,
  requestResult,
  requestRun,
  searchRun,
  searchSetting,
} from './request/table.ts';
import { allRelationships } from './relationships.ts';
import { score, scoreHistory } from './score/table.ts';
import { crawlResult, crawlTask } from './source/table.ts';
import { listingRule } from './listing/table.ts';
import { todo } from './todo/table.ts';
import { savedView } from './view/table.ts';
import { emailCheck, verificationSetting } from './verification/table.ts';

export const schema = createSchema({
  tables: [
    profile,
    org,
    orgStat,
    member,
    invitation,
    creditAccount,
    creditEntry,
    crawlTask,
    crawlResult,
    company,
    lead,
    fieldValue,
    tag,
    leadTag,
    activity,
    fieldEdit,
    clash,
    notice,
    noticeSetting,
    pipeline,
    stage,
    deal,
    businessProfile,
    icp,
    score,
    scoreHistory,
    costEntry,
    enrichmentRun,
    enrichmentBatch,
    enrichmentSetting,
    leadFact,
    providerKey,
    providerHealth,
    leadRequest,
    searchRun,
    requestRun,
    requestResult,
    requestReading,
    searchSetting,
    listingRule,
    savedView,
    todo,
    duplicateCandidate,
    leadMerge,
    duplicateSetting,
    costDay,
    analysisBatch,
    analysisRun,
    analysisStep,
    emailCheck,
    verificationSetting,
  ],
  relationships: allRelationships,
});
export type Schema = typeof schema;

/** The builder of all reads. */
export const zql = createBuilder(schema);

/** Who reads or acts. Which org is an argument of every query and verb, never ambient. */
export interface Actor {
  userId: string;
}

declare module '@rocicorp/zero' {
  interface DefaultTypes {
    schema: Schema;
    context: Actor;
  }
}
