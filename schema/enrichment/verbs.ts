import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { id, leadIds, requireLeads } from '../lead/lead-rows.ts';
import { zql } from '../tables.ts';
import { defineVerb } from '../verb.ts';
import { ENRICHMENT_MODES, orderProviders, providerChoices } from './providers.ts';

export const enrichmentVerbs = {
  /**
   * Looks for what is missing: on the lead's own site and in the DNS, and with the providers that the
   * workspace has keys for. A lead to which one of those adds a value costs a credit, held as its turn
   * comes; nothing else costs anything.
   */
  'enrichment.start': defineVerb({
    action: 'enrichment.run',
    input: z.strictObject({ leadIds, isRefresh: z.optional(z.boolean()) }),
    async run(scope, input) {
      const { tx, orgId, op, at, actor } = scope;
      const leads = (await requireLeads(scope, input.leadIds)).filter(
        ({ deletedAt }) => !deletedAt,
      );
      const [first] = leads;
      if (!first) throw new AppError('not_found', 'These leads were deleted. Restore them first');
      const isRefresh = input.isRefresh ?? false;
      if (leads.length > 1) {
        await tx.mutate.enrichmentBatch.insert({
          id: op.id,
          orgId,
          state: 'queued',
          total: leads.length,
          done: 0,
          failed: 0,
          enriched: 0,
          credits: 0,
          createdBy: actor.userId,
          createdAt: at,
        });
        const ids = leads.map((lead) => lead.id);
        const payload = { orgId, batchId: op.id, leadIds: ids, isRefresh };
        return [{ kind: 'job', task: 'enrich.batch', payload, key: `enrich-batch:${op.id}` }];
      }
      const underWay = await tx.run(
        zql.enrichmentRun
          .where('orgId', orgId)
          .where('leadId', first.id)
          .where('state', 'IN', ['queued', 'running'])
          .one(),
      );
      // Asked twice is asked once: what runs already finds the same.
      if (underWay) return [];
      await tx.mutate.enrichmentRun.insert({
        id: op.id,
        orgId,
        leadId: first.id,
        isKeyless: false,
        isRefresh,
        state: 'queued',
        steps: [],
        added: 0,
        credits: 0,
        createdBy: actor.userId,
        createdAt: at,
      });
      const payload = { orgId, runId: op.id };
      return [{ kind: 'job', task: 'enrich.lead', payload, key: `enrich:${op.id}` }];
    },
  }),

  /** What is under way is finished; what waits is not begun. */
  'enrichment.cancel': defineVerb({
    action: 'enrichment.run',
    input: z.strictObject({ batchId: id }),
    async run({ tx, orgId, at }, { batchId }) {
      const batch = await tx.run(
        zql.enrichmentBatch.where('id', batchId).where('orgId', orgId).one(),
      );
      if (!batch) throw new AppError('not_found', 'This enrichment does not exist');
      if (batch.state !== 'queued' && batch.state !== 'running') return;
      await tx.mutate.enrichmentBatch.update({ id: batchId, state: 'cancelled', finishedAt: at });
    },
  }),

  'enrichment.configure': defineVerb({
    action: 'provider.manage',
    input: z.strictObject({
      mode: z.optional(z.enum(ENRICHMENT_MODES)),
      autoKeyless: z.optional(z.boolean()),
      providers: z.optional(providerChoices),
    }),
    async run({ tx, orgId, at }, input) {
      const now = await tx.run(zql.enrichmentSetting.where('orgId', orgId).one());
      await tx.mutate.enrichmentSetting.upsert({
        orgId,
        mode: input.mode ?? now?.mode ?? 'waterfall',
        autoKeyless: input.autoKeyless ?? now?.autoKeyless ?? true,
        providers: orderProviders(input.providers ?? now?.providers),
        updatedAt: at,
      });
    },
  }),
} as const;
