import { enumeration, json, number, string, table } from '@rocicorp/zero';
import type { ActivityDetails } from './details.ts';

export type ActivityKind =
  | 'note'
  | 'edit'
  | 'found'
  | 'created'
  | 'deleted'
  | 'restored'
  | 'tagged'
  | 'untagged'
  | 'assigned'
  | 'enriched'
  | 'verified'
  | 'analysed';

export const activity = table('activity')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    leadId: string().from('lead_id'),
    kind: enumeration<ActivityKind>(),
    body: string().optional(),
    field: string().optional(),
    oldValue: string().from('old_value').optional(),
    newValue: string().from('new_value').optional(),
    /** Of `enriched`, `verified` and `analysed`, by the kind; of an edit of `merged`. */
    details: json<ActivityDetails>().optional(),
    actorId: string().from('actor_id').optional(),
    createdAt: number().from('created_at'),
    editedAt: number().from('edited_at').optional(),
  })
  .primaryKey('id');
