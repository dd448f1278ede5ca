import type { ReadonlyJSONValue } from '@rocicorp/zero';
import { EDITABLE_LEAD_FIELDS } from '../lead/fields.ts';
import type { Subject } from './merge.ts';

/** The act that sets one field of one thing: what picking the other value of a clash comes to. */
export function writeField(
  kind: Subject['kind'],
  id: string,
  field: string,
  value: ReadonlyJSONValue,
): { name: string; input: ReadonlyJSONValue } | null {
  if (kind === 'activity') return { name: 'lead.editNote', input: { noteId: id, body: value } };
  if (kind === 'todo') {
    if (field === 'isDone')
      return { name: 'todo.setDone', input: { todoIds: [id], isDone: value } };
    return { name: 'todo.edit', input: { todoId: id, changes: { [field]: value } } };
  }
  if (kind === 'deal') {
    if (field === 'stageId') return { name: 'deal.move', input: { dealIds: [id], stageId: value } };
    return { name: 'deal.update', input: { dealId: id, changes: { [field]: value } } };
  }
  if (field === 'status')
    return { name: 'lead.setStatus', input: { leadIds: [id], status: value } };
  if (field === 'ownerId') return { name: 'lead.assign', input: { leadIds: [id], ownerId: value } };
  if (!(EDITABLE_LEAD_FIELDS as readonly string[]).includes(field)) return null;
  return { name: 'lead.edit', input: { leadId: id, changes: { [field]: value } } };
}
