import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { rowId, rowName } from './icp-changes.ts';

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max));
const website = z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));
const services = z
  .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(80)))
  .check(z.maxLength(30));

const profileChanges = z.strictObject({
  name: z.optional(rowName),
  website: z.optional(website),
  sells: z.optional(text(2000)),
  customers: z.optional(text(2000)),
  tone: z.optional(text(500)),
  proof: z.optional(text(2000)),
  services: z.optional(services),
});
export type ProfileChanges = z.infer<typeof profileChanges>;
type ProfileField = keyof ProfileChanges;

async function findProfile({ tx, orgId }: VerbScope, profileId: string) {
  const row = await tx.run(zql.businessProfile.where('id', profileId).where('orgId', orgId).one());
  if (!row) throw new AppError('not_found', 'This business profile does not exist');
  return row;
}

export const businessProfileVerbs = {
  'profile.create': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({
      id: rowId,
      name: rowName,
      website,
      sells: text(2000),
      customers: text(2000),
      tone: text(500),
      proof: text(2000),
      services,
    }),
    async run({ tx, orgId, actor, at }, input) {
      await tx.mutate.businessProfile.insert({
        ...input,
        orgId,
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
    },
    undo: (_act, input) => [{ name: 'profile.delete', input: { profileId: input.id } }],
  }),

  'profile.update': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ profileId: rowId, changes: profileChanges }),
    async run(scope, { profileId, changes }) {
      const merge = await startMerge(scope, 'business_profile', [profileId]);
      const row = await findProfile(scope, profileId);
      if (row.deletedAt) throw new AppError('not_found', `“${row.name}” was deleted`);
      const subject = { kind: 'business_profile', id: row.id, label: row.name } as const;
      const taken = merge.take(subject, row, changes);
      await scope.tx.mutate.businessProfile.update({ id: row.id, ...taken, updatedAt: scope.at });
    },
    async before(reader, { profileId, changes }) {
      const row = await reader.run(zql.businessProfile.where('id', profileId).one());
      if (!row) return {};
      const fields = Object.keys(changes) as ProfileField[];
      return seen(profileId, Object.fromEntries(fields.map((field) => [field, row[field]])));
    },
    undo({ op }, { profileId, changes }) {
      const fields = Object.keys(changes).filter((f) => baseKey(profileId, f) in (op.base ?? {}));
      if (fields.length === 0) return [];
      const back = fields.map((f) => [f, op.base?.[baseKey(profileId, f)] ?? null]);
      const input = { profileId, changes: Object.fromEntries(back) };
      return [{ name: 'profile.update', input, base: seen(profileId, changes) }];
    },
  }),

  /** ICPs that were made for it stay, and say nothing of it until it is restored. */
  'profile.delete': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ profileId: rowId }),
    async run(scope, { profileId }) {
      await scope.claim?.('business_profile', [profileId]);
      const row = await findProfile(scope, profileId);
      if (row.deletedAt) return;
      await scope.tx.mutate.businessProfile.update({ id: row.id, deletedAt: scope.at });
    },
    undo: (_act, input) => [{ name: 'profile.restore', input }],
  }),

  'profile.restore': defineVerb({
    action: 'profile.manage',
    input: z.strictObject({ profileId: rowId }),
    async run(scope, { profileId }) {
      await scope.claim?.('business_profile', [profileId]);
      const row = await findProfile(scope, profileId);
      if (!row.deletedAt) throw new AppError('conflict', `“${row.name}” is not deleted`);
      await scope.tx.mutate.businessProfile.update({ id: row.id, deletedAt: null });
    },
    undo: (_act, input) => [{ name: 'profile.delete', input }],
  }),
} as const;
