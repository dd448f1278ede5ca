import { json, number, string, table } from '@rocicorp/zero';

/** Who changed a field last; kept by a trigger on the edited tables. */
export const fieldEdit = table('fieldEdit')
  .from('field_edit')
  .columns({
    subjectId: string().from('subject_id'),
    field: string(),
    orgId: string().from('org_id'),
    /** None: the product itself, a crawl for instance. */
    userId: string().from('user_id').optional(),
    device: string().optional(),
    seq: number().optional(),
    at: number(),
  })
  .primaryKey('subjectId', 'field');

/** Two people changed one field without seeing each other's value. The later one stands. */
export const clash = table('clash')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    subjectKind: string().from('subject_kind'),
    subjectId: string().from('subject_id'),
    subjectLabel: string().from('subject_label'),
    field: string(),
    keptValue: json().from('kept_value'),
    keptBy: string().from('kept_by').optional(),
    keptAt: number().from('kept_at'),
    otherValue: json().from('other_value'),
    otherBy: string().from('other_by').optional(),
    otherAt: number().from('other_at'),
    createdAt: number().from('created_at'),
    resolvedAt: number().from('resolved_at').optional(),
    resolvedBy: string().from('resolved_by').optional(),
    resolution: string().optional(),
  })
  .primaryKey('id');
