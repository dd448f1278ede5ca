import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { insertRows, updateRows } from '../many-rows.ts';
import { baseKey, joinBases, seen, startMerge } from '../merge/merge.ts';
import { requireMember } from '../org/require-member.ts';
import { zql } from '../tables.ts';
import { defineVerb } from '../verb.ts';
import { recordStages, stageNames } from './deal-timeline.ts';
import { dealChanges, type DealField, dealIds, MAX_BULK_DEALS, orderKey, rowId } from './fields.ts';
import { moveDeals } from './move-deals.ts';
import { assertRoom, dealLabel, requireDeals, requirePipeline, requireStage } from './require.ts';

export const dealVerbs = {
  /** Puts leads on a pipeline. One that is there already stays where it is. */
  'deal.add': defineVerb({
    action: 'deal.edit',
    input: z.strictObject({
      pipelineId: rowId,
      stageId: rowId,
      deals: z
        .array(z.strictObject({ id: rowId, leadId: rowId, position: orderKey }))
        .check(z.minLength(1), z.maxLength(MAX_BULK_DEALS)),
    }),
    async run(scope, { pipelineId, stageId, deals }) {
      const { tx, orgId, actor, at } = scope;
      // Holding the pipeline, two people who save the same leads at once save them once.
      const pipeline = await requirePipeline(scope, pipelineId);
      const stage = await requireStage(scope, stageId);
      if (stage.pipelineId !== pipeline.id) {
        throw new AppError('invalid', 'This stage belongs to another pipeline');
      }
      const leadIds = [...new Set(deals.map(({ leadId }) => leadId))];
      const leads = await tx.run(
        zql.lead.where('orgId', orgId).where('id', 'IN', leadIds).where('deletedAt', 'IS', null),
      );
      if (leads.length === 0) throw new AppError('not_found', 'These leads do not exist');
      const present = await tx.run(
        zql.deal
          .where('pipelineId', pipeline.id)
          .where('leadId', 'IN', leadIds)
          .where('deletedAt', 'IS', null),
      );
      const there = new Set(present.map(({ leadId }) => leadId));
      const added = leads.filter(({ id }) => !there.has(id));
      await assertRoom(scope, stage, added.length);
      const places = new Map(deals.map((deal) => [deal.leadId, deal]));
      const placed = added.flatMap((lead) => {
        const place = places.get(lead.id);
        return place ? [{ lead, place }] : [];
      });
      await insertRows(
        scope,
        'deal',
        placed.map(({ lead, place }) => ({
          id: place.id,
          orgId,
          pipelineId: pipeline.id,
          stageId: stage.id,
          leadId: lead.id,
          currency: pipeline.currency,
          ownerId: lead.ownerId ?? null,
          position: place.position,
          stageSince: at,
          createdBy: actor.userId,
          createdAt: at,
          updatedAt: at,
        })),
      );
      await recordStages(
        scope,
        placed.map(({ lead }, n) => ({
          leadId: lead.id,
          part: `p${n}`,
          from: null,
          to: stage.name,
        })),
      );
    },
    undo: (_act, { deals }) => [
      { name: 'deal.remove', input: { dealIds: deals.map(({ id }) => id) } },
    ],
  }),

  'deal.move': moveDeals,

  'deal.update': defineVerb({
    action: 'deal.edit',
    input: z.strictObject({ dealId: rowId, changes: dealChanges }),
    async run(scope, { dealId, changes }) {
      const merge = await startMerge(scope, 'deal', [dealId]);
      const [deal] = await requireDeals(scope, [dealId]);
      if (!deal) return;
      if (changes.ownerId) await requireMember(scope, changes.ownerId);
      const subject = { kind: 'deal', id: deal.id, label: dealLabel(deal) } as const;
      const update = merge.take(subject, deal, changes);
      await merge.end();
      if (Object.keys(update).length === 0) return;
      await scope.tx.mutate.deal.update({ id: deal.id, ...update, updatedAt: scope.at });
    },
    async before(reader, { dealId, changes }) {
      const row = await reader.run(zql.deal.where('id', dealId).one());
      if (!row) return {};
      const fields = Object.keys(changes) as DealField[];
      return seen(dealId, Object.fromEntries(fields.map((field) => [field, row[field]])));
    },
    undo({ op }, { dealId, changes }) {
      const fields = Object.keys(changes).filter((f) => baseKey(dealId, f) in (op.base ?? {}));
      if (fields.length === 0) return [];
      const back = fields.map((f) => [f, op.base?.[baseKey(dealId, f)] ?? null]);
      const input = { dealId, changes: Object.fromEntries(back) };
      return [{ name: 'deal.update', input, base: seen(dealId, changes) }];
    },
  }),

  /** Off the board, into the archive of its pipeline. */
  'deal.remove': defineVerb({
    action: 'deal.edit',
    input: z.strictObject({ dealIds }),
    async run(scope, { dealIds: ids }) {
      const deals = (await requireDeals(scope, ids)).filter((deal) => !deal.deletedAt);
      const names = await stageNames(scope, deals);
      await updateRows(
        scope,
        'deal',
        deals.map((deal) => ({ id: deal.id, deletedAt: scope.at })),
      );
      await recordStages(
        scope,
        deals.map((deal, n) => ({
          leadId: deal.leadId,
          part: `x${n}`,
          from: names.get(deal.stageId) ?? null,
          to: null,
        })),
      );
    },
    async before(reader, { dealIds: ids }) {
      const rows = await reader.run(zql.deal.where('id', 'IN', [...new Set(ids)]));
      return joinBases(rows.map((row) => seen(row.id, { deletedAt: row.deletedAt })));
    },
    undo({ op }, { dealIds: ids }) {
      const gone = ids.filter((id) => op.base?.[baseKey(id, 'deletedAt')] === null);
      return gone.length > 0 ? [{ name: 'deal.restore', input: { dealIds: gone } }] : [];
    },
  }),

  /** Back to its stage; to the first one when that is gone. A lead that was added again stays single. */
  'deal.restore': defineVerb({
    action: 'deal.edit',
    input: z.strictObject({ dealIds }),
    async run(scope, { dealIds: ids }) {
      const deals = (await requireDeals(scope, ids)).filter((deal) => deal.deletedAt);
      const pipelineIds = [...new Set(deals.map((deal) => deal.pipelineId))].toSorted();
      for (const pipelineId of pipelineIds) await requirePipeline(scope, pipelineId);
      for (const [n, deal] of deals.entries()) {
        const twin = await scope.tx.run(
          zql.deal
            .where('pipelineId', deal.pipelineId)
            .where('leadId', deal.leadId)
            .where('deletedAt', 'IS', null)
            .one(),
        );
        if (twin) {
          throw new AppError('conflict', `“${dealLabel(deal)}” is on this pipeline again already`);
        }
        const stages = await scope.tx.run(
          zql.stage
            .where('pipelineId', deal.pipelineId)
            .where('deletedAt', 'IS', null)
            .orderBy('position', 'asc'),
        );
        const stage = stages.find(({ id }) => id === deal.stageId) ?? stages[0];
        if (!stage) throw new AppError('not_found', 'The pipeline of this deal has no stage');
        await scope.claim?.('stage', [stage.id]);
        await assertRoom(scope, stage, 1);
        await scope.tx.mutate.deal.update({ id: deal.id, stageId: stage.id, deletedAt: null });
        const line = { leadId: deal.leadId, part: `r${n}`, from: null, to: stage.name };
        await recordStages(scope, [line]);
      }
    },
    undo: (_act, input) => [{ name: 'deal.remove', input }],
  }),
} as const;
