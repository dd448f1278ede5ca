import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import type { Effect } from '../effect.ts';
import { id, requireLead } from '../lead/lead-rows.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { isSameRun } from './same-run.ts';
import {
  BATCH_AT_ONCE,
  holdIdOfRun,
  isGoing,
  MAX_BATCH_LEADS,
  priceOf,
  SAME_RUN_MS,
  type Tier,
  TIERS,
} from './tier.ts';

const tier = z.enum(TIERS);

interface NewRun {
  id: string;
  leadId: string;
  batchId: string | null;
  tier: Tier;
  isForced: boolean;
}

async function insertRun({ tx, orgId, actor, at }: VerbScope, run: NewRun): Promise<void> {
  await tx.mutate.analysisRun.insert({
    ...run,
    orgId,
    state: 'queued',
    progress: 0,
    priceCredits: priceOf(run.tier),
    spentCredits: 0,
    notices: [],
    pages: [],
    costMicros: 0,
    createdBy: actor.userId,
    createdAt: at,
  });
}

function holdFor(run: { id: string; tier: Tier }): Effect {
  return {
    kind: 'hold',
    holdId: holdIdOfRun(run.id),
    amount: priceOf(run.tier),
    subjectKind: 'analysis_run',
    subjectId: run.id,
    reason: 'Analysis of a lead',
  };
}

function jobFor(orgId: string, runId: string): Effect {
  return {
    kind: 'job',
    task: 'analysis.run',
    payload: { orgId, runId },
    key: `analysis:${runId}`,
  };
}

function release(runId: string): Effect {
  return { kind: 'release', holdId: holdIdOfRun(runId), reason: 'Analysis was cancelled' };
}

/** The runs of these leads in this tier that a new call may be answered with. */
function recentRuns({ tx, orgId, at }: VerbScope, leadIds: string[], of: Tier) {
  return tx.run(
    zql.analysisRun
      .where('orgId', orgId)
      .where('leadId', 'IN', leadIds)
      .where('tier', of)
      .where((is) =>
        is.or(
          is.cmp('state', 'IN', ['queued', 'running']),
          is.cmp('createdAt', '>', at - SAME_RUN_MS),
        ),
      ),
  );
}

/** Ends a run that goes on; one that has ended keeps its end. */
async function cancelRun({ tx, at }: VerbScope, runId: string): Promise<void> {
  await tx.mutate.analysisRun.update({
    id: runId,
    state: 'cancelled',
    stateReason: 'by_person',
    finishedAt: at,
  });
}

export const analysisVerbs = {
  /**
   * Looks into a lead. A call for the same lead and tier within `SAME_RUN_MS`, or while one goes on,
   * is that run: nothing is written, held or charged.
   */
  'analysis.start': defineVerb({
    action: 'analysis.run',
    input: z.strictObject({ id, leadId: id, tier, isForced: z._default(z.boolean(), false) }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      const recent = await recentRuns(scope, [lead.id], input.tier);
      if (recent.some((run) => isSameRun(run, { at: scope.at, isForced: input.isForced })))
        return [];
      await insertRun(scope, { ...input, leadId: lead.id, batchId: null });
      return [holdFor(input), jobFor(scope.orgId, input.id)];
    },
  }),

  /** Ends a run before it is done; what was held for it goes back. */
  'analysis.cancel': defineVerb({
    action: 'analysis.run',
    input: z.strictObject({ runId: id }),
    async run(scope, { runId }) {
      const run = await scope.tx.run(
        zql.analysisRun.where('id', runId).where('orgId', scope.orgId).one(),
      );
      if (!run) throw new AppError('not_found', 'This analysis does not exist');
      if (run.state === 'cancelled') return [];
      if (!isGoing(run.state)) throw new AppError('conflict', 'This analysis has ended already');
      await cancelRun(scope, runId);
      return run.batchId
        ? [release(runId), advanceJob(scope.orgId, run.batchId)]
        : [release(runId)];
    },
  }),

  /** Looks into many leads, `BATCH_AT_ONCE` at a time. Leads with a run from just before cost nothing. */
  'analysis.startMany': defineVerb({
    action: 'analysis.run',
    input: z.strictObject({
      id,
      tier,
      runs: z
        .array(z.strictObject({ id, leadId: id }))
        .check(z.minLength(1), z.maxLength(MAX_BATCH_LEADS)),
    }),
    async run(scope, input) {
      const leadIds = [...new Set(input.runs.map((run) => run.leadId))];
      await scope.claim?.('lead', leadIds);
      const [leads, recent] = await Promise.all([
        scope.tx.run(
          zql.lead
            .where('orgId', scope.orgId)
            .where('id', 'IN', leadIds)
            .where('deletedAt', 'IS', null),
        ),
        recentRuns(scope, leadIds, input.tier),
      ]);
      if (leads.length === 0) throw new AppError('not_found', 'These leads do not exist');
      const given = { at: scope.at, isForced: false };
      const busy = new Set(recent.filter((run) => isSameRun(run, given)).map((run) => run.leadId));
      const wanted = new Map(
        input.runs
          .filter(({ leadId }) => leads.some((lead) => lead.id === leadId) && !busy.has(leadId))
          .map((run) => [run.leadId, run]),
      );
      const runs = [...wanted.values()];
      const { tx, orgId, at } = scope;
      await tx.mutate.analysisBatch.insert({
        id: input.id,
        orgId,
        tier: input.tier,
        total: leads.length,
        reused: leads.length - runs.length,
        queued: runs.length,
        running: 0,
        succeeded: 0,
        failed: 0,
        cancelled: 0,
        createdBy: scope.actor.userId,
        createdAt: at,
        finishedAt: runs.length === 0 ? at : null,
      });
      const shared = { batchId: input.id, tier: input.tier, isForced: false };
      await Promise.all(runs.map((run) => insertRun(scope, { ...run, ...shared })));
      return [
        ...runs.map((run) => holdFor({ id: run.id, tier: input.tier })),
        ...runs.slice(0, BATCH_AT_ONCE).map((run) => jobFor(orgId, run.id)),
      ];
    },
  }),

  /** Ends what of such a call is not done yet. */
  'analysis.cancelMany': defineVerb({
    action: 'analysis.run',
    input: z.strictObject({ batchId: id }),
    async run(scope, { batchId }) {
      const batch = await scope.tx.run(
        zql.analysisBatch
          .where('id', batchId)
          .where('orgId', scope.orgId)
          .related('runs', (q) => q.where('state', 'IN', ['queued', 'running']))
          .one(),
      );
      if (!batch) throw new AppError('not_found', 'This call does not exist');
      const runs = batch.runs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const run of runs) await cancelRun(scope, run.id);
      return runs.map((run) => release(run.id));
    },
  }),
} as const;

/** A place has become free in a call over many leads. */
function advanceJob(orgId: string, batchId: string): Effect {
  return {
    kind: 'job',
    task: 'analysis.advance',
    payload: { orgId, batchId },
    key: `analysis-batch:${batchId}`,
  };
}
