import { boolean, number, string, table } from '@rocicorp/zero';

/** What somebody means to do about a lead. */
export const todo = table('todo')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    leadId: string().from('lead_id'),
    title: string(),
    /** A calendar day: 2026-12-24. */
    dueOn: string().from('due_on').optional(),
    assigneeId: string().from('assignee_id').optional(),
    isDone: boolean().from('is_done'),
    doneAt: number().from('done_at').optional(),
    doneBy: string().from('done_by').optional(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');
