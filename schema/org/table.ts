import { boolean, enumeration, number, string, table } from '@rocicorp/zero';
import type { Role } from '../policy.ts';

export const profile = table('profile')
  .columns({
    id: string(),
    name: string(),
    email: string(),
    image: string().optional(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

export const org = table('org')
  .columns({
    id: string(),
    name: string(),
    isSample: boolean().from('is_sample'),
    createdBy: string().from('created_by'),
    createdAt: number().from('created_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const orgStat = table('orgStat')
  .from('org_stat')
  .columns({
    orgId: string().from('org_id'),
    leads: number(),
    costMicros: number().from('cost_micros'),
    /** Pairs of leads that wait for a decision. */
    duplicates: number(),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');

export const member = table('member')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    userId: string().from('user_id'),
    role: enumeration<Role>(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

export const invitation = table('invitation')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    email: string(),
    role: enumeration<Role>(),
    invitedBy: string().from('invited_by'),
    createdAt: number().from('created_at'),
    expiresAt: number().from('expires_at'),
    acceptedAt: number().from('accepted_at').optional(),
    revokedAt: number().from('revoked_at').optional(),
  })
  .primaryKey('id');
