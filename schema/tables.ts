import { createBuilder, createSchema, relationships } from '@rocicorp/zero';
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
import { score, scoreHistory } from './score/table.ts';
import { crawlResult, crawlTask } from './source/table.ts';
import { listingRule } from './listing/table.ts';
import { savedView } from './view/table.ts';
import { emailCheck, verificationSetting } from './verification/table.ts';

// Every tenant table knows the memberships of its org as `members`: a query shows its rows only
// while the caller holds one (see queries.ts), so a removed member's rows leave the device at once.

const orgRelationships = relationships(org, ({ many, one }) => ({
  members: many({ sourceField: ['id'], destField: ['orgId'], destSchema: member }),
  account: one({ sourceField: ['id'], destField: ['orgId'], destSchema: creditAccount }),
  stat: one({ sourceField: ['id'], destField: ['orgId'], destSchema: orgStat }),
}));
const memberRelationships = relationships(member, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  profile: one({ sourceField: ['userId'], destField: ['id'], destSchema: profile }),
  org: one({ sourceField: ['orgId'], destField: ['id'], destSchema: org }),
}));
const invitationRelationships = relationships(invitation, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  inviter: one({ sourceField: ['invitedBy'], destField: ['id'], destSchema: profile }),
}));
const accountRelationships = relationships(creditAccount, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const entryRelationships = relationships(creditEntry, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const taskRelationships = relationships(crawlTask, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  results: many({ sourceField: ['id'], destField: ['taskId'], destSchema: crawlResult }),
  creator: one({ sourceField: ['createdBy'], destField: ['id'], destSchema: profile }),
}));
const resultRelationships = relationships(crawlResult, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
}));
const companyRelationships = relationships(company, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  leads: many({ sourceField: ['id'], destField: ['companyId'], destSchema: lead }),
}));
const leadRelationships = relationships(lead, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  company: one({ sourceField: ['companyId'], destField: ['id'], destSchema: company }),
  rating: one({ sourceField: ['id'], destField: ['leadId'], destSchema: score }),
  tagLinks: many({ sourceField: ['id'], destField: ['leadId'], destSchema: leadTag }),
  values: many({ sourceField: ['id'], destField: ['leadId'], destSchema: fieldValue }),
  activities: many({ sourceField: ['id'], destField: ['leadId'], destSchema: activity }),
  owner: one({ sourceField: ['ownerId'], destField: ['id'], destSchema: profile }),
  task: one({ sourceField: ['taskId'], destField: ['id'], destSchema: crawlTask }),
}));
const tagRelationships = relationships(tag, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const leadTagRelationships = relationships(leadTag, ({ one }) => ({
  tag: one({ sourceField: ['tagId'], destField: ['id'], destSchema: tag }),
}));
const activityRelationships = relationships(activity, ({ one }) => ({
  actor: one({ sourceField: ['actorId'], destField: ['id'], destSchema: profile }),
}));

const fieldEditRelationships = relationships(fieldEdit, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const clashRelationships = relationships(clash, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  keeper: one({ sourceField: ['keptBy'], destField: ['id'], destSchema: profile }),
  other: one({ sourceField: ['otherBy'], destField: ['id'], destSchema: profile }),
}));

const noticeRelationships = relationships(notice, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  actor: one({ sourceField: ['actorId'], destField: ['id'], destSchema: profile }),
  org: one({ sourceField: ['orgId'], destField: ['id'], destSchema: org }),
}));

const pipelineRelationships = relationships(pipeline, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  stages: many({ sourceField: ['id'], destField: ['pipelineId'], destSchema: stage }),
}));
const stageRelationships = relationships(stage, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const dealRelationships = relationships(deal, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  stage: one({ sourceField: ['stageId'], destField: ['id'], destSchema: stage }),
  pipeline: one({ sourceField: ['pipelineId'], destField: ['id'], destSchema: pipeline }),
}));

const businessProfileRelationships = relationships(businessProfile, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const icpRelationships = relationships(icp, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  profile: one({ sourceField: ['profileId'], destField: ['id'], destSchema: businessProfile }),
}));
const scoreRelationships = relationships(score, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  icp: one({ sourceField: ['icpId'], destField: ['id'], destSchema: icp }),
  history: many({ sourceField: ['leadId'], destField: ['leadId'], destSchema: scoreHistory }),
}));
const scoreHistoryRelationships = relationships(scoreHistory, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  icp: one({ sourceField: ['icpId'], destField: ['id'], destSchema: icp }),
}));
const costEntryRelationships = relationships(costEntry, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
}));

const emailCheckRelationships = relationships(emailCheck, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const verificationSettingRelationships = relationships(verificationSetting, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const analysisBatchRelationships = relationships(analysisBatch, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  runs: many({ sourceField: ['id'], destField: ['batchId'], destSchema: analysisRun }),
}));
const analysisRunRelationships = relationships(analysisRun, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  steps: many({ sourceField: ['id'], destField: ['runId'], destSchema: analysisStep }),
  lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
}));
const costDayRelationships = relationships(costDay, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const listingRuleRelationships = relationships(listingRule, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const savedViewRelationships = relationships(savedView, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const enrichmentRunRelationships = relationships(enrichmentRun, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const enrichmentBatchRelationships = relationships(enrichmentBatch, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const enrichmentSettingRelationships = relationships(enrichmentSetting, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const leadFactRelationships = relationships(leadFact, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const providerKeyRelationships = relationships(providerKey, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const providerHealthRelationships = relationships(providerHealth, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const duplicateCandidateRelationships = relationships(duplicateCandidate, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  leadA: one({ sourceField: ['leadAId'], destField: ['id'], destSchema: lead }),
  leadB: one({ sourceField: ['leadBId'], destField: ['id'], destSchema: lead }),
}));
const leadMergeRelationships = relationships(leadMerge, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  survivor: one({ sourceField: ['survivorId'], destField: ['id'], destSchema: lead }),
  merged: one({ sourceField: ['mergedId'], destField: ['id'], destSchema: lead }),
  merger: one({ sourceField: ['mergedBy'], destField: ['id'], destSchema: profile }),
}));
const duplicateSettingRelationships = relationships(duplicateSetting, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

const leadRequestRelationships = relationships(leadRequest, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  creator: one({ sourceField: ['createdBy'], destField: ['id'], destSchema: profile }),
  runs: many({ sourceField: ['id'], destField: ['requestId'], destSchema: requestRun }),
  results: many({ sourceField: ['id'], destField: ['requestId'], destSchema: requestResult }),
}));
const searchRunRelationships = relationships(searchRun, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const requestRunRelationships = relationships(requestRun, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  run: one({ sourceField: ['runId'], destField: ['id'], destSchema: searchRun }),
}));
const requestResultRelationships = relationships(requestResult, ({ many, one }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
  lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
}));
const requestReadingRelationships = relationships(requestReading, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));
const searchSettingRelationships = relationships(searchSetting, ({ many }) => ({
  members: many({ sourceField: ['orgId'], destField: ['orgId'], destSchema: member }),
}));

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
  relationships: [
    orgRelationships,
    memberRelationships,
    invitationRelationships,
    accountRelationships,
    entryRelationships,
    taskRelationships,
    resultRelationships,
    companyRelationships,
    leadRelationships,
    tagRelationships,
    leadTagRelationships,
    activityRelationships,
    fieldEditRelationships,
    clashRelationships,
    noticeRelationships,
    pipelineRelationships,
    stageRelationships,
    dealRelationships,
    businessProfileRelationships,
    icpRelationships,
    scoreRelationships,
    scoreHistoryRelationships,
    costEntryRelationships,
    enrichmentRunRelationships,
    enrichmentBatchRelationships,
    enrichmentSettingRelationships,
    leadFactRelationships,
    providerKeyRelationships,
    providerHealthRelationships,
    leadRequestRelationships,
    searchRunRelationships,
    requestRunRelationships,
    requestResultRelationships,
    requestReadingRelationships,
    searchSettingRelationships,
    listingRuleRelationships,
    savedViewRelationships,
    duplicateCandidateRelationships,
    leadMergeRelationships,
    duplicateSettingRelationships,
    costDayRelationships,
    analysisBatchRelationships,
    analysisRunRelationships,
    emailCheckRelationships,
    verificationSettingRelationships,
  ],
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
