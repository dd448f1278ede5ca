import { boolean, json, number, string, table } from '@rocicorp/zero';
import type { LeadFilter, LeadSort } from '../lead/filter.ts';
import type { ViewColumns } from './columns.ts';

/**
 * What a view of the leads table shows. Without columns (views from before they were kept, and
 * those saved on a phone) everybody sees their own.
 */
export type Shows = {
  filter: LeadFilter;
  sort: LeadSort;
  columns?: ViewColumns | undefined;
};

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
