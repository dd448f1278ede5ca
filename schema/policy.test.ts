import { describe, expect, test } from 'vitest';
import { ACTIONS, assertCan, can, ROLES, rolesThatCan } from './policy.ts';

/** Written out once more on purpose: a change of who may do what is to be made in two places. */
const EVERYBODY = [
  'org.read',
  'member.leave',
  'credit.read',
  'crawl.read',
  'lead.read',
  'notice.read',
  'pipeline.read',
  'profile.read',
  'cost.read',
];
const WRITERS = [
  'crawl.run',
  'lead.edit',
  'lead.delete',
  'tag.manage',
  'pipeline.manage',
  'deal.edit',
  'view.manage',
  'profile.manage',
  'search.run',
  'enrichment.run',
  'verification.run',
  'duplicate.resolve',
  'score.manage',
  'analysis.run',
];
const ADMINS = ['org.manage', 'member.manage', 'invitation.read', 'provider.manage'];

describe('the policy', () => {
  test('says for every act who may do it', () => {
    const allowed = Object.fromEntries(
      ROLES.map((role) => [role, ACTIONS.filter((action) => can(role, action)).toSorted()]),
    );
    expect(allowed).toEqual({
      admin: [...EVERYBODY, ...WRITERS, ...ADMINS].toSorted(),
      member: [...EVERYBODY, ...WRITERS].toSorted(),
      viewer: EVERYBODY.toSorted(),
    });
  });

  test('lets somebody without a role do nothing', () => {
    for (const action of ACTIONS)
      expect([can(null, action), can(undefined, action)]).toEqual([false, false]);
  });

  test('answers an outsider as if there were nothing, and a member with what falls short', () => {
    expect(() => assertCan(null, 'lead.edit')).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    expect(() => assertCan('viewer', 'lead.edit')).toThrow(
      expect.objectContaining({
        code: 'forbidden',
        details: { action: 'lead.edit', role: 'viewer' },
      }),
    );
    expect(() => assertCan('member', 'lead.edit')).not.toThrow();
  });

  test('can not be changed through the list of roles that it gives out', () => {
    rolesThatCan('org.manage').push('viewer');
    expect(rolesThatCan('org.manage')).toEqual(['admin']);
  });
});
