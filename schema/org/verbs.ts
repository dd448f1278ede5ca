import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { WELCOME_CREDITS } from '../credit/prices.ts';
import { ROLES } from '../policy.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';

const orgName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
const email = z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(254));
const role = z.enum(ROLES);
const id = z.string().check(z.minLength(8), z.maxLength(64));

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

async function requireMember(scope: VerbScope, memberId: string) {
  const row = await scope.tx.run(
    zql.member.where('id', memberId).where('orgId', scope.orgId).one(),
  );
  if (!row) throw new AppError('not_found', 'This member is no longer in the workspace');
  return row;
}

/** Refuses what would leave the org without an admin; the database refuses it once more. */
async function requireAnotherAdmin(scope: VerbScope, memberId: string) {
  const admins = await scope.tx.run(
    zql.member.where('orgId', scope.orgId).where('role', 'admin').where('id', '!=', memberId),
  );
  if (admins.length === 0) {
    throw new AppError(
      'conflict',
      'A workspace needs an admin. Make somebody else an admin first, or delete the workspace.',
    );
  }
}

export const orgVerbs = {
  'org.create': defineVerb({
    action: null,
    input: z.strictObject({
      name: orgName,
      memberId: id,
      isSample: z._default(z.boolean(), false),
    }),
    async run({ tx, actor, orgId, at }, input) {
      if (await tx.run(zql.org.where('id', orgId).one())) {
        throw new AppError('conflict', 'This workspace exists already');
      }
      await tx.mutate.org.insert({
        id: orgId,
        name: input.name,
        isSample: input.isSample,
        createdBy: actor.userId,
        createdAt: at,
      });
      await tx.mutate.member.insert({
        id: input.memberId,
        orgId,
        userId: actor.userId,
        role: 'admin',
        createdAt: at,
      });
      return [
        {
          kind: 'grant',
          amount: WELCOME_CREDITS,
          reason: 'Welcome credits',
          idempotencyKey: 'welcome',
        },
      ];
    },
  }),

  'org.rename': defineVerb({
    action: 'org.manage',
    input: z.strictObject({ name: orgName }),
    async run({ tx, orgId }, input) {
      await tx.mutate.org.update({ id: orgId, name: input.name });
    },
  }),

  /** Hides the workspace from everybody; it can be restored by support for 30 days. */
  'org.delete': defineVerb({
    action: 'org.manage',
    input: z.strictObject({ confirmName: z.string() }),
    async run({ tx, orgId, at }, input) {
      const org = await tx.run(zql.org.where('id', orgId).one());
      if (!org) throw new AppError('not_found', 'This workspace does not exist or is not yours');
      if (org.name !== input.confirmName.trim()) {
        throw new AppError('invalid', 'Type the workspace name exactly to delete it');
      }
      await tx.mutate.org.update({ id: orgId, deletedAt: at });
    },
  }),

  'invitation.create': defineVerb({
    action: 'member.manage',
    input: z.strictObject({ id, email, role }),
    async run({ tx, actor, orgId, at }, input) {
      const members = await tx.run(zql.member.where('orgId', orgId).related('profile'));
      if (members.some((m) => m.profile?.email.toLowerCase() === input.email)) {
        throw new AppError('conflict', `${input.email} is a member already`);
      }
      const open = await tx.run(
        zql.invitation
          .where('orgId', orgId)
          .where('email', input.email)
          .where('acceptedAt', 'IS', null)
          .where('revokedAt', 'IS', null),
      );
      // A new invitation replaces the open one: the old link stops working.
      for (const old of open) await tx.mutate.invitation.update({ id: old.id, revokedAt: at });
      await tx.mutate.invitation.insert({
        id: input.id,
        orgId,
        email: input.email,
        role: input.role,
        invitedBy: actor.userId,
        createdAt: at,
        expiresAt: at + INVITATION_DAYS * DAY_MS,
      });
      return [{ kind: 'job', task: 'mail.invitation', payload: { orgId, invitationId: input.id } }];
    },
  }),

  'invitation.revoke': defineVerb({
    action: 'member.manage',
    input: z.strictObject({ id }),
    async run({ tx, orgId, at }, input) {
      const row = await tx.run(zql.invitation.where('id', input.id).where('orgId', orgId).one());
      if (!row) throw new AppError('not_found', 'This invitation does not exist');
      if (row.acceptedAt) throw new AppError('conflict', 'This invitation was accepted already');
      if (!row.revokedAt) await tx.mutate.invitation.update({ id: row.id, revokedAt: at });
    },
  }),

  /** The server checks the mailed token before it runs this; the database checks the e-mail. */
  'invitation.accept': defineVerb({
    action: null,
    input: z.strictObject({ id, memberId: id }),
    async run({ tx, actor, orgId, role: current, at }, input) {
      if (current) throw new AppError('conflict', 'You are in this workspace already');
      const row = await tx.run(zql.invitation.where('id', input.id).where('orgId', orgId).one());
      if (!row || row.revokedAt || row.acceptedAt || row.expiresAt < at) {
        throw new AppError('not_found', 'This invitation is no longer valid. Ask for a new one.');
      }
      await tx.mutate.member.insert({
        id: input.memberId,
        orgId,
        userId: actor.userId,
        role: row.role,
        createdAt: at,
      });
      await tx.mutate.invitation.update({ id: row.id, acceptedAt: at });
    },
  }),

  'member.changeRole': defineVerb({
    action: 'member.manage',
    input: z.strictObject({ memberId: id, role }),
    async run(scope, input) {
      const row = await requireMember(scope, input.memberId);
      if (row.role === input.role) return;
      if (row.role === 'admin') await requireAnotherAdmin(scope, row.id);
      await scope.tx.mutate.member.update({ id: row.id, role: input.role });
    },
  }),

  'member.remove': defineVerb({
    action: 'member.manage',
    input: z.strictObject({ memberId: id }),
    async run(scope, input) {
      const row = await requireMember(scope, input.memberId);
      if (row.role === 'admin') await requireAnotherAdmin(scope, row.id);
      await scope.tx.mutate.member.delete({ id: row.id });
    },
  }),

  'member.leave': defineVerb({
    action: 'member.leave',
    input: z.strictObject({}),
    async run(scope) {
      const row = await scope.tx.run(
        zql.member.where('orgId', scope.orgId).where('userId', scope.actor.userId).one(),
      );
      if (!row) throw new AppError('not_found', 'You are not in this workspace');
      if (row.role === 'admin') await requireAnotherAdmin(scope, row.id);
      await scope.tx.mutate.member.delete({ id: row.id });
    },
  }),
} as const;
