import type { NotifyEffect } from '../effect.ts';
import { mentionedUsers, noteExcerpt } from './mention.ts';

interface NamedLead {
  id: string;
  name: string;
}

const MAX_NAME_CHARS = 120;
const MAX_MENTIONED = 50;
const shortName = (name: string) => name.slice(0, MAX_NAME_CHARS);

/** Tells the new owner of leads: once for one act, however many leads it covered. */
export function tellAssigned(
  opId: string,
  ownerId: string | null,
  leads: readonly NamedLead[],
): NotifyEffect[] {
  const [first] = leads;
  if (!ownerId || !first) return [];
  const isOne = leads.length === 1;
  return [
    {
      kind: 'notify',
      notice: 'lead.assigned',
      userIds: [ownerId],
      subjectKind: isOne ? 'lead' : 'leads',
      subjectId: isOne ? first.id : ownerId,
      groupKey: isOne ? `lead:${first.id}` : `assigned:${opId}`,
      data: { name: shortName(first.name), count: leads.length },
    },
  ];
}

/** Tells whoever a note names that it did not name before. */
export function tellMentioned(lead: NamedLead, body: string, before = ''): NotifyEffect[] {
  const known = new Set(mentionedUsers(before));
  const userIds = mentionedUsers(body).filter((userId) => !known.has(userId));
  if (userIds.length === 0) return [];
  return [
    {
      kind: 'notify',
      notice: 'lead.mentioned',
      userIds: userIds.slice(0, MAX_MENTIONED),
      subjectKind: 'lead',
      subjectId: lead.id,
      groupKey: `lead:${lead.id}`,
      data: { name: shortName(lead.name), excerpt: noteExcerpt(body) },
    },
  ];
}

interface AssignedTodo {
  id: string;
  title: string;
  assigneeId: string | null;
}

/** Tells whoever is to do it. */
export function tellTodo(lead: NamedLead, todo: AssignedTodo): NotifyEffect[] {
  if (!todo.assigneeId) return [];
  return [
    {
      kind: 'notify',
      notice: 'todo.assigned',
      userIds: [todo.assigneeId],
      subjectKind: 'lead',
      subjectId: lead.id,
      groupKey: `todo:${todo.id}`,
      data: { name: shortName(lead.name), todo: shortName(todo.title) },
    },
  ];
}
