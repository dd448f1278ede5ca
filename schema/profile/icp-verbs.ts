import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Reader, type VerbScope } from '../verb.ts';
import {
  applyChanges,
  flattenChanges,
  type FlatIcp,
  flattenIcp,
  icpChanges,
  rowId,
  rowName,
  toChanges,
} from './icp-changes.ts';
import { icpCriteria, icpWeights } from './icp.ts';

async function findIcp({ tx, orgId }: VerbScope, icpId: string) {
  const row = await tx.run(zql.icp.where('id', icpId).where('orgId', orgId).one());
  if (!row) throw new AppError('not_found', 'This ideal customer does not exist');
  return row;
}

/** Locked. One that was deleted can't be changed until it is restored. */
async function requireIcp(scope: VerbScope, icpId: string) {
  await scope.claim?.('icp', [icpId]);
  const row = await findIcp(scope, icpId);
  if (row.deletedAt) throw new AppError('not_found', `“${row.name}” was deleted`);
  return row;
}

async function requireProfile({ tx, orgId }: VerbScope, profileId: string | null | undefined) {
  if (!profileId) return;
  const row = await tx.run(
    zql.businessProfile
      .where('id', profileId)
      .where('orgId', orgId)
      .where('deletedAt', 'IS', null)
      .one(),
  );
  if (!row) throw new AppError('not_found', 'This business profile does not exist');
}

function readDefault(reader: Reader, orgId: string) {
  return reader.run(
    zql.icp.where('orgId', orgId).where('isDefault', true).where('deletedAt', 'IS', null).one(),
  );
}

export const icpVerbs = {
  /** The first of an org is the one that its leads are scored by. */
  'icp.create': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({
      id: rowId,
      name: rowName,
      profileId: z.optional(z.nullable(rowId)),
      criteria: icpCriteria,
      weights: icpWeights,
    }),
    async run(scope, input) {
      await requireProfile(scope, input.profileId);
      const { tx, orgId, actor, at } = scope;
      const isDefault = !(await readDefault(tx, orgId));
      await tx.mutate.icp.insert({
        ...input,
        orgId,
        isDefault,
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
    },
    undo: (_act, input) => [{ name: 'icp.delete', input: { icpId: input.id } }],
  }),

  'icp.update': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ icpId: rowId, changes: icpChanges }),
    async run(scope, { icpId, changes }) {
      const merge = await startMerge(scope, 'icp', [icpId]);
      const row = await requireIcp(scope, icpId);
      await requireProfile(scope, changes.profileId);
      const subject = { kind: 'icp', id: row.id, label: row.name } as const;
      const taken = toChanges(
        merge.take(subject, flattenIcp(row), flattenChanges(changes)) as FlatIcp,
      );
      const { name = row.name, profileId = row.profileId } = taken;
      await scope.tx.mutate.icp.update({
        id: row.id,
        name,
        profileId,
        ...applyChanges(row, taken),
        updatedAt: scope.at,
      });
    },
    async before(reader, { icpId, changes }) {
      const row = await reader.run(zql.icp.where('id', icpId).one());
      if (!row) return {};
      const flat = flattenIcp(row);
      const fields = Object.keys(flattenChanges(changes));
      return seen(icpId, Object.fromEntries(fields.map((field) => [field, flat[field] ?? null])));
    },
    undo({ op }, { icpId, changes }) {
      const written = flattenChanges(changes);
      const before: FlatIcp = {};
      for (const field of Object.keys(written)) {
        const value = op.base?.[baseKey(icpId, field)];
        if (value !== undefined) before[field] = value as FlatIcp[string];
      }
      if (Object.keys(before).length === 0) return [];
      const input = { icpId, changes: toChanges(before) };
      return [{ name: 'icp.update', input, base: seen(icpId, written) }];
    },
  }),

  'icp.duplicate': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ icpId: rowId, id: rowId, name: rowName }),
    async run(scope, { icpId, id, name }) {
      const { profileId, criteria, weights } = await requireIcp(scope, icpId);
      await scope.tx.mutate.icp.insert({
        id,
        orgId: scope.orgId,
        profileId,
        name,
        criteria,
        weights,
        isDefault: false,
        createdBy: scope.actor.userId,
        createdAt: scope.at,
        updatedAt: scope.at,
      });
    },
    undo: (_act, input) => [{ name: 'icp.delete', input: { icpId: input.id } }],
  }),

  /** The one that all leads are scored by; without any, leads are judged by themselves. */
  'icp.setDefault': defineVerb({
    action: 'score.manage',
    input: z.strictObject({ icpId: rowId, isDefault: z.boolean() }),
    async run(scope, { icpId, isDefault }) {
      const row = await requireIcp(scope, icpId);
      if (row.isDefault === isDefault) return;
      // First the old one steps down: two at once are refused by the database.
      const old = isDefault ? await readDefault(scope.tx, scope.orgId) : null;
      if (old) await scope.tx.mutate.icp.update({ id: old.id, isDefault: false });
      await scope.tx.mutate.icp.update({ id: row.id, isDefault });
    },
    async before(reader, { icpId }) {
      const row = await reader.run(zql.icp.where('id', icpId).one());
      if (!row) return {};
      const old = await readDefault(reader, row.orgId);
      return seen(icpId, { defaultBefore: old?.id });
    },
    undo({ op }, { icpId, isDefault }) {
      const before = op.base?.[baseKey(icpId, 'defaultBefore')];
      if (before === undefined || before === (isDefault ? icpId : null)) return [];
      const input =
        typeof before === 'string'
          ? { icpId: before, isDefault: true }
          : { icpId, isDefault: false };
      return [{ name: 'icp.setDefault', input }];
    },
  }),

  'icp.delete': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ icpId: rowId }),
    async run(scope, { icpId }) {
      await scope.claim?.('icp', [icpId]);
      const row = await findIcp(scope, icpId);
      if (row.deletedAt) return;
      await scope.tx.mutate.icp.update({ id: row.id, deletedAt: scope.at });
    },
    undo: (_act, input) => [{ name: 'icp.restore', input }],
  }),

  /** The default again only when no other one is meanwhile. */
  'icp.restore': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ icpId: rowId }),
    async run(scope, { icpId }) {
      await scope.claim?.('icp', [icpId]);
      const row = await findIcp(scope, icpId);
      if (!row.deletedAt) throw new AppError('conflict', `“${row.name}” is not deleted`);
      const other = await readDefault(scope.tx, scope.orgId);
      const isDefault = row.isDefault && !other;
      await scope.tx.mutate.icp.update({ id: row.id, isDefault, deletedAt: null });
    },
    undo: (_act, input) => [{ name: 'icp.delete', input }],
  }),
} as const;
