import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { leadFieldName } from '../lead/fields.ts';
import { baseKey, seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { mergeLeads } from './merge-leads.ts';
import { pairId } from './table.ts';
import { unmergeLeads } from './unmerge-leads.ts';

const id = z.string().check(z.minLength(8), z.maxLength(64));
const mergeId = z.string().check(z.minLength(8), z.maxLength(80));
const pair = z.strictObject({ leadIds: z.tuple([id, id]) });

export const duplicateVerbs = {
  /**
   * Makes one lead of two. The survivor keeps its values but for `take`, the fields whose value
   * comes from the other; notes, deals, tags, receipts and identities of both are its own from then
   * on. The other is out of sight until the merge is undone.
   */
  'duplicate.merge': defineVerb({
    action: 'duplicate.resolve',
    input: z.strictObject({
      id: mergeId,
      survivorId: id,
      mergedId: id,
      take: z.array(leadFieldName).check(z.maxLength(20)),
    }),
    run: mergeLeads,
    undo: (_act, input) => [{ name: 'duplicate.unmerge', input: { mergeId: input.id } }],
  }),

  /** Makes two of one again. What was edited since stays with the survivor; what came returns. */
  'duplicate.unmerge': defineVerb({
    action: 'duplicate.resolve',
    input: z.strictObject({ mergeId }),
    run: unmergeLeads,
    async before(reader, input) {
      const row = await reader.run(zql.leadMerge.where('id', input.mergeId).one());
      if (!row) return {};
      const { survivorId, mergedId, fields } = row;
      return seen(input.mergeId, { survivorId, mergedId, take: Object.keys(fields) });
    },
    undo({ op }, input) {
      const of = (field: string) => op.base?.[baseKey(input.mergeId, field)];
      const [survivorId, mergedId, take] = [of('survivorId'), of('mergedId'), of('take')];
      if (typeof survivorId !== 'string' || typeof mergedId !== 'string') return [];
      const name = 'duplicate.merge';
      return [{ name, input: { id: `again:${op.id}`, survivorId, mergedId, take: take ?? [] } }];
    },
  }),

  /** These two are two. */
  'duplicate.dismiss': defineVerb({
    action: 'duplicate.resolve',
    input: pair,
    run: (scope, { leadIds }) => decide(scope, leadIds, 'dismissed'),
    undo: (_act, input) => [{ name: 'duplicate.reopen', input }],
  }),

  /** Puts a pair back among those that wait. */
  'duplicate.reopen': defineVerb({
    action: 'duplicate.resolve',
    input: pair,
    run: (scope, { leadIds }) => decide(scope, leadIds, 'open'),
    undo: (_act, input) => [{ name: 'duplicate.dismiss', input }],
  }),

  /** Whether what is beyond doubt is merged without asking. */
  'duplicate.configure': defineVerb({
    action: 'duplicate.resolve',
    input: z.strictObject({ autoMerge: z.boolean() }),
    async run({ tx, orgId, actor }, { autoMerge }) {
      const row = await tx.run(zql.duplicateSetting.where('orgId', orgId).one());
      const change = { orgId, autoMerge, changedBy: actor.userId };
      if (row) await tx.mutate.duplicateSetting.update(change);
      else await tx.mutate.duplicateSetting.insert({ ...change, sweepLeads: 0 });
    },
    undo: (_act, { autoMerge }) => [
      { name: 'duplicate.configure', input: { autoMerge: !autoMerge } },
    ],
  }),

  /** Compares all leads of the org with each other, from the ground up. */
  'duplicate.sweep': defineVerb({
    action: 'duplicate.resolve',
    input: z.strictObject({}),
    async run({ tx, orgId, at }) {
      const row = await tx.run(zql.duplicateSetting.where('orgId', orgId).one());
      const change = { orgId, sweepStartedAt: at, sweepFinishedAt: null };
      if (row) await tx.mutate.duplicateSetting.update(change);
      else await tx.mutate.duplicateSetting.insert({ ...change, autoMerge: false, sweepLeads: 0 });
      return [{ kind: 'job', task: 'duplicate.sweep', payload: { orgId }, key: `sweep:${orgId}` }];
    },
  }),
} as const;

async function decide(
  { tx, orgId, actor, at }: VerbScope,
  [one, other]: readonly [string, string],
  state: 'open' | 'dismissed',
) {
  const candidate = await tx.run(
    zql.duplicateCandidate.where('id', pairId(one, other)).where('orgId', orgId).one(),
  );
  if (!candidate) throw new AppError('not_found', 'This pair does not exist');
  if (candidate.state === 'merged') {
    throw new AppError('conflict', 'These two were merged meanwhile. Undo the merge first');
  }
  await tx.mutate.duplicateCandidate.update({
    id: candidate.id,
    state,
    decidedBy: state === 'open' ? null : actor.userId,
    decidedAt: state === 'open' ? null : at,
  });
}
