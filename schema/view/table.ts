import { boolean, json, number, string, table } from '@rocicorp/zero';
import type { LeadFilter, LeadSort } from '../lead/filter.ts';

/** What a view of the leads table shows. */
export type Shows = { filter: LeadFilter; sort: LeadSort };

export const savedView = table('savedView')
  .from('saved_view')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    ownerId: string().from('owner_id'),
    name: string(),
    isShared: boolean().from('is_shared'),
    shows: json<Shows>(),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('id');
