import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Operation, type Reader } from '../verb.ts';
import { currency, MAX_STAGES, name, newStage, orderKey, rowId } from './fields.ts';
import { findPipeline, requirePipeline, takeChanges } from './require.ts';

type PipelineField = 'name' | 'currency' | 'position';

async function seenPipeline(reader: Reader, pipelineId: string, field: PipelineField) {
  const row = await reader.run(zql.pipeline.where('id', pipelineId).one());
  return seen(pipelineId, row ? { [field]: row[field] } : {});
}

function undoPipeline(
  verb: string,
  op: Operation,
  pipelineId: string,
  field: PipelineField,
  written: string,
) {
  const before = op.base?.[baseKey(pipelineId, field)];
  if (typeof before !== 'string' || before === written) return [];
  return [
    {
      name: verb,
      input: { pipelineId, [field]: before },
      base: seen(pipelineId, { [field]: written }),
    },
  ];
}

export const pipelineVerbs = {
  'pipeline.create': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({
      id: rowId,
      name,
      currency,
      position: orderKey,
      stages: z.array(newStage).check(z.minLength(1), z.maxLength(MAX_STAGES)),
    }),
    async run({ tx, orgId, actor, at }, { stages, ...input }) {
      await tx.mutate.pipeline.insert({
        ...input,
        orgId,
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
      for (const stage of stages) {
        await tx.mutate.stage.insert({
          ...stage,
          orgId,
          pipelineId: input.id,
          dealCount: 0,
          dealSum: {},
          createdAt: at,
        });
      }
    },
    undo: (_act, input) => [{ name: 'pipeline.delete', input: { pipelineId: input.id } }],
  }),

  'pipeline.rename': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ pipelineId: rowId, name }),
    async run(scope, { pipelineId, name }) {
      const row = await requirePipeline(scope, pipelineId);
      const subject = { kind: 'pipeline', id: row.id, label: row.name } as const;
      const update = await takeChanges(scope, subject, row, { name });
      await scope.tx.mutate.pipeline.update({ id: row.id, ...update, updatedAt: scope.at });
    },
    before: (reader, input) => seenPipeline(reader, input.pipelineId, 'name'),
    undo: ({ op }, input) =>
      undoPipeline('pipeline.rename', op, input.pipelineId, 'name', input.name),
  }),

  /** What new deals are valued in; deals that have a value keep theirs. */
  'pipeline.setCurrency': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ pipelineId: rowId, currency }),
    async run(scope, { pipelineId, currency }) {
      const row = await requirePipeline(scope, pipelineId);
      const subject = { kind: 'pipeline', id: row.id, label: row.name } as const;
      const update = await takeChanges(scope, subject, row, { currency });
      await scope.tx.mutate.pipeline.update({ id: row.id, ...update, updatedAt: scope.at });
    },
    before: (reader, input) => seenPipeline(reader, input.pipelineId, 'currency'),
    undo: ({ op }, input) =>
      undoPipeline('pipeline.setCurrency', op, input.pipelineId, 'currency', input.currency),
  }),

  'pipeline.move': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ pipelineId: rowId, position: orderKey }),
    async run(scope, { pipelineId, position }) {
      const row = await requirePipeline(scope, pipelineId);
      await scope.tx.mutate.pipeline.update({ id: row.id, position, updatedAt: scope.at });
    },
    before: (reader, input) => seenPipeline(reader, input.pipelineId, 'position'),
    undo: ({ op }, input) =>
      undoPipeline('pipeline.move', op, input.pipelineId, 'position', input.position),
  }),

  /** Hides the pipeline with its deals; they come back with it. */
  'pipeline.delete': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ pipelineId: rowId }),
    async run(scope, { pipelineId }) {
      await scope.claim?.('pipeline', [pipelineId]);
      const row = await findPipeline(scope, pipelineId);
      if (row.deletedAt) return;
      await scope.tx.mutate.pipeline.update({ id: row.id, deletedAt: scope.at });
    },
    undo: (_act, input) => [{ name: 'pipeline.restore', input }],
  }),

  'pipeline.restore': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ pipelineId: rowId }),
    async run(scope, { pipelineId }) {
      const row = await findPipeline(scope, pipelineId);
      if (!row.deletedAt) throw new AppError('conflict', `“${row.name}” is not deleted`);
      await scope.tx.mutate.pipeline.update({ id: row.id, deletedAt: null });
    },
    undo: (_act, input) => [{ name: 'pipeline.delete', input }],
  }),
} as const;
