import { relationships } from '@rocicorp/zero';
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
import { notice } from './notice/table.ts';
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
import { todo } from './todo/table.ts';
import { savedView } from './view/table.ts';
import { emailCheck, verificationSetting } from './verification/table.ts';

const sameOrg: {
  sourceField: ['orgId'];
  destField: ['orgId'];
  destSchema: typeof member;
} = { sourceField: ['orgId'], destField: ['orgId'], destSchema: member };

/**
 * Which rows belong to which. Every tenant table knows the memberships of its org as `members`: a
 * query shows its rows only while the caller holds one (see queries.ts), so a removed member's rows
 * leave the device at once.
 */
export const allRelationships = [
  relationships(org, ({ many, one }) => ({
    members: many({ sourceField: ['id'], destField: ['orgId'], destSchema: member }),
    account: one({ sourceField: ['id'], destField: ['orgId'], destSchema: creditAccount }),
    stat: one({ sourceField: ['id'], destField: ['orgId'], destSchema: orgStat }),
  })),
  relationships(member, ({ many, one }) => ({
    members: many(sameOrg),
    profile: one({ sourceField: ['userId'], destField: ['id'], destSchema: profile }),
    org: one({ sourceField: ['orgId'], destField: ['id'], destSchema: org }),
  })),
  relationships(invitation, ({ many, one }) => ({
    members: many(sameOrg),
    inviter: one({ sourceField: ['invitedBy'], destField: ['id'], destSchema: profile }),
  })),
  relationships(creditAccount, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(creditEntry, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(crawlTask, ({ many, one }) => ({
    members: many(sameOrg),
    results: many({ sourceField: ['id'], destField: ['taskId'], destSchema: crawlResult }),
    creator: one({ sourceField: ['createdBy'], destField: ['id'], destSchema: profile }),
  })),
  relationships(crawlResult, ({ many, one }) => ({
    members: many(sameOrg),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(company, ({ many }) => ({
    members: many(sameOrg),
    leads: many({ sourceField: ['id'], destField: ['companyId'], destSchema: lead }),
  })),
  relationships(lead, ({ many, one }) => ({
    members: many(sameOrg),
    company: one({ sourceField: ['companyId'], destField: ['id'], destSchema: company }),
    rating: one({ sourceField: ['id'], destField: ['leadId'], destSchema: score }),
    tagLinks: many({ sourceField: ['id'], destField: ['leadId'], destSchema: leadTag }),
    deals: many({ sourceField: ['id'], destField: ['leadId'], destSchema: deal }),
    values: many({ sourceField: ['id'], destField: ['leadId'], destSchema: fieldValue }),
    activities: many({ sourceField: ['id'], destField: ['leadId'], destSchema: activity }),
    todos: many({ sourceField: ['id'], destField: ['leadId'], destSchema: todo }),
    owner: one({ sourceField: ['ownerId'], destField: ['id'], destSchema: profile }),
    task: one({ sourceField: ['taskId'], destField: ['id'], destSchema: crawlTask }),
  })),
  relationships(tag, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(leadTag, ({ one }) => ({
    tag: one({ sourceField: ['tagId'], destField: ['id'], destSchema: tag }),
  })),
  relationships(activity, ({ one }) => ({
    actor: one({ sourceField: ['actorId'], destField: ['id'], destSchema: profile }),
  })),
  relationships(fieldEdit, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(clash, ({ many, one }) => ({
    members: many(sameOrg),
    keeper: one({ sourceField: ['keptBy'], destField: ['id'], destSchema: profile }),
    other: one({ sourceField: ['otherBy'], destField: ['id'], destSchema: profile }),
  })),
  relationships(notice, ({ many, one }) => ({
    members: many(sameOrg),
    actor: one({ sourceField: ['actorId'], destField: ['id'], destSchema: profile }),
    org: one({ sourceField: ['orgId'], destField: ['id'], destSchema: org }),
  })),
  relationships(pipeline, ({ many }) => ({
    members: many(sameOrg),
    stages: many({ sourceField: ['id'], destField: ['pipelineId'], destSchema: stage }),
  })),
  relationships(stage, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(deal, ({ many, one }) => ({
    members: many(sameOrg),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
    stage: one({ sourceField: ['stageId'], destField: ['id'], destSchema: stage }),
    pipeline: one({ sourceField: ['pipelineId'], destField: ['id'], destSchema: pipeline }),
  })),
  relationships(businessProfile, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(icp, ({ many, one }) => ({
    members: many(sameOrg),
    profile: one({ sourceField: ['profileId'], destField: ['id'], destSchema: businessProfile }),
  })),
  relationships(score, ({ many, one }) => ({
    members: many(sameOrg),
    icp: one({ sourceField: ['icpId'], destField: ['id'], destSchema: icp }),
    history: many({ sourceField: ['leadId'], destField: ['leadId'], destSchema: scoreHistory }),
  })),
  relationships(scoreHistory, ({ many, one }) => ({
    members: many(sameOrg),
    icp: one({ sourceField: ['icpId'], destField: ['id'], destSchema: icp }),
  })),
  relationships(costEntry, ({ many, one }) => ({
    members: many(sameOrg),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(emailCheck, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(verificationSetting, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(analysisBatch, ({ many }) => ({
    members: many(sameOrg),
    runs: many({ sourceField: ['id'], destField: ['batchId'], destSchema: analysisRun }),
  })),
  relationships(analysisRun, ({ many, one }) => ({
    members: many(sameOrg),
    steps: many({ sourceField: ['id'], destField: ['runId'], destSchema: analysisStep }),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(costDay, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(listingRule, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(todo, ({ many, one }) => ({
    members: many(sameOrg),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(savedView, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(enrichmentRun, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(enrichmentBatch, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(enrichmentSetting, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(leadFact, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(providerKey, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(providerHealth, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(duplicateCandidate, ({ many, one }) => ({
    members: many(sameOrg),
    leadA: one({ sourceField: ['leadAId'], destField: ['id'], destSchema: lead }),
    leadB: one({ sourceField: ['leadBId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(leadMerge, ({ many, one }) => ({
    members: many(sameOrg),
    survivor: one({ sourceField: ['survivorId'], destField: ['id'], destSchema: lead }),
    merged: one({ sourceField: ['mergedId'], destField: ['id'], destSchema: lead }),
    merger: one({ sourceField: ['mergedBy'], destField: ['id'], destSchema: profile }),
  })),
  relationships(duplicateSetting, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(leadRequest, ({ many, one }) => ({
    members: many(sameOrg),
    creator: one({ sourceField: ['createdBy'], destField: ['id'], destSchema: profile }),
    runs: many({ sourceField: ['id'], destField: ['requestId'], destSchema: requestRun }),
    results: many({ sourceField: ['id'], destField: ['requestId'], destSchema: requestResult }),
  })),
  relationships(searchRun, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(requestRun, ({ many, one }) => ({
    members: many(sameOrg),
    run: one({ sourceField: ['runId'], destField: ['id'], destSchema: searchRun }),
  })),
  relationships(requestResult, ({ many, one }) => ({
    members: many(sameOrg),
    lead: one({ sourceField: ['leadId'], destField: ['id'], destSchema: lead }),
  })),
  relationships(requestReading, ({ many }) => ({
    members: many(sameOrg),
  })),
  relationships(searchSetting, ({ many }) => ({
    members: many(sameOrg),
  })),
] as const;
