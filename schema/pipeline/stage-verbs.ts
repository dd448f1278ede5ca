import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, joinBases, seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Reader, type UndoStep, type VerbScope } from '../verb.ts';
import {
  cardLimit,
  MAX_BULK_DEALS,
  MAX_STAGES,
  newStage,
  orderKey,
  rowId,
  stageChanges,
  type StageChanges,
} from './fields.ts';
import {
  assertRoom,
  findStage,
  requireDeals,
  requirePipeline,
  requireStage,
  takeChanges,
} from './require.ts';

function stagesOf({ tx }: VerbScope, pipelineId: string) {
  return tx.run(zql.stage.where('pipelineId', pipelineId).where('deletedAt', 'IS', null));
}

/** Deals of the stage by any state: archived ones move with the rest. */
function dealsIn(reader: Reader, stageId: string) {
  return reader.run(
    zql.deal.where('stageId', stageId).orderBy('position', 'asc').orderBy('id', 'asc'),
  );
}

export const stageVerbs = {
  'stage.create': defineVerb({
    action: 'pipeline.manage',
    input: z.extend(newStage, { pipelineId: rowId, cardLimit: z.optional(cardLimit) }),
    async run(scope, input) {
      const pipeline = await requirePipeline(scope, input.pipelineId);
      if ((await stagesOf(scope, pipeline.id)).length >= MAX_STAGES) {
        throw new AppError('conflict', `A pipeline has at most ${MAX_STAGES} stages`);
      }
      await scope.tx.mutate.stage.insert({
        ...input,
        orgId: scope.orgId,
        dealCount: 0,
        dealSum: {},
        createdAt: scope.at,
      });
    },
    undo: (_act, input) => [{ name: 'stage.delete', input: { stageId: input.id } }],
  }),

  /** A limit below what a stage holds is allowed: it takes no more until it has room. */
  'stage.update': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ stageId: rowId, changes: stageChanges }),
    async run(scope, { stageId, changes }) {
      const row = await requireStage(scope, stageId);
      const subject = { kind: 'stage', id: row.id, label: row.name } as const;
      const update = await takeChanges(scope, subject, row, changes);
      await scope.tx.mutate.stage.update({ id: row.id, ...update });
    },
    async before(reader, { stageId, changes }) {
      const row = await reader.run(zql.stage.where('id', stageId).one());
      if (!row) return {};
      const fields = Object.keys(changes) as (keyof StageChanges)[];
      return seen(stageId, Object.fromEntries(fields.map((field) => [field, row[field]])));
    },
    undo({ op }, { stageId, changes }) {
      const fields = Object.keys(changes).filter((f) => baseKey(stageId, f) in (op.base ?? {}));
      if (fields.length === 0) return [];
      const back = fields.map((f) => [f, op.base?.[baseKey(stageId, f)] ?? null]);
      const input = { stageId, changes: Object.fromEntries(back) };
      return [{ name: 'stage.update', input, base: seen(stageId, changes) }];
    },
  }),

  'stage.move': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ stageId: rowId, position: orderKey }),
    async run(scope, { stageId, position }) {
      const row = await requireStage(scope, stageId);
      await scope.tx.mutate.stage.update({ id: row.id, position });
    },
    async before(reader, { stageId }) {
      const row = await reader.run(zql.stage.where('id', stageId).one());
      return seen(stageId, row ? { position: row.position } : {});
    },
    undo({ op }, { stageId }) {
      const position = op.base?.[baseKey(stageId, 'position')];
      return typeof position === 'string'
        ? [{ name: 'stage.move', input: { stageId, position } }]
        : [];
    },
  }),

  /** Its deals go to another stage of the pipeline; without one the stage has to be empty. */
  'stage.delete': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ stageId: rowId, moveToStageId: z.optional(rowId) }),
    async run(scope, { stageId, moveToStageId }) {
      const found = await dealsIn(scope.tx, stageId);
      if (found.length > 0)
        await requireDeals(
          scope,
          found.map(({ id }) => id),
        );
      await scope.claim?.('stage', moveToStageId ? [stageId, moveToStageId] : [stageId]);
      const stage = await requireStage(scope, stageId);
      const others = (await stagesOf(scope, stage.pipelineId)).filter(({ id }) => id !== stageId);
      if (others.length === 0) {
        throw new AppError('conflict', 'A pipeline needs a stage. Add another one first');
      }
      // Once more: deals may have come in before the stage was locked.
      const deals = await dealsIn(scope.tx, stageId);
      if (deals.length > 0) {
        const target = others.find(({ id }) => id === moveToStageId);
        if (!target) {
          throw new AppError('conflict', `“${stage.name}” holds deals. Say where they go`, {
            stageId,
            dealCount: deals.length,
          });
        }
        const open = deals.filter((deal) => !deal.deletedAt && !deal.leadDeletedAt);
        await assertRoom(scope, target, open.length);
        for (const deal of deals) {
          await scope.tx.mutate.deal.update({
            id: deal.id,
            stageId: target.id,
            stageSince: scope.at,
            updatedAt: scope.at,
          });
        }
      }
      await scope.tx.mutate.stage.update({ id: stage.id, deletedAt: scope.at });
    },
    async before(reader, { stageId }) {
      const deals = await dealsIn(reader, stageId);
      return joinBases(deals.map((deal) => seen(deal.id, { stageId, place: deal.position })));
    },
    undo({ op }, { stageId, moveToStageId }) {
      const steps: UndoStep[] = [{ name: 'stage.restore', input: { stageId } }];
      const ending = '/stageId';
      const dealIds = Object.keys(op.base ?? {})
        .filter((key) => key.endsWith(ending))
        .map((key) => key.slice(0, -ending.length));
      if (!moveToStageId) return steps;
      for (let start = 0; start < dealIds.length; start += MAX_BULK_DEALS) {
        const some = dealIds.slice(start, start + MAX_BULK_DEALS);
        const base = joinBases(some.map((id) => seen(id, { stageId: moveToStageId })));
        steps.push({ name: 'deal.move', input: { dealIds: some, stageId }, base });
      }
      return steps;
    },
  }),

  'stage.restore': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ stageId: rowId }),
    async run(scope, { stageId }) {
      const row = await findStage(scope, stageId);
      if (!row.deletedAt) throw new AppError('conflict', `“${row.name}” is not deleted`);
      await scope.tx.mutate.stage.update({ id: row.id, deletedAt: null });
    },
    undo: (_act, input) => [{ name: 'stage.delete', input }],
  }),
} as const;
