import { boolean, json, number, string, table } from '@rocicorp/zero';
import type { IcpCriteria, IcpWeights } from './icp.ts';

export const businessProfile = table('businessProfile')
  .from('business_profile')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    name: string(),
    website: string().optional(),
    sells: string(),
    customers: string(),
    tone: string(),
    proof: string(),
    services: json<string[]>(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const icp = table('icp')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    profileId: string().from('profile_id').optional(),
    name: string(),
    criteria: json<IcpCriteria>(),
    weights: json<IcpWeights>(),
    isDefault: boolean().from('is_default'),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');
