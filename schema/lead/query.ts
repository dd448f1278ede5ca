import { zql } from '../tables.ts';
import type { LeadFilter, LeadSort } from './filter.ts';
import { contains, equals } from './like.ts';
import { toCondition } from './rule-query.ts';

/** In what a lead is searched; the device's own search (client) looks in the same. */
export const SEARCHED = [
  'name',
  'companyName',
  'title',
  'email',
  'phone',
  'city',
  'website',
] as const;

/** The leads that a filter lets through, in order; ties go by id so that paging is stable. */
export function leadRows(filter: LeadFilter, sort: LeadSort) {
  let rows = zql.lead.where('deletedAt', filter.deleted ? 'IS NOT' : 'IS', null);
  // One that was merged is no part of the bin: it comes back with the end of the merge.
  if (filter.deleted) rows = rows.where('mergedIntoId', 'IS', null);
  for (const word of (filter.search ?? '').split(/\s+/).filter(Boolean).slice(0, 6)) {
    rows = rows.where((is) => is.or(...SEARCHED.map((field) => contains(is, field, word))));
  }
  if (filter.kind) rows = rows.where('kind', filter.kind);
  if (filter.status?.length) rows = rows.where('status', 'IN', filter.status);
  if (filter.ownerId !== undefined) rows = rows.where('ownerId', 'IS', filter.ownerId);
  if (filter.minScore !== undefined) rows = rows.where('score', '>=', filter.minScore);
  if (filter.taskId) rows = rows.where('taskId', filter.taskId);
  if (filter.country) rows = rows.where('country', filter.country);
  const { city } = filter;
  if (city) rows = rows.where((is) => equals(is, 'city', city));
  for (const field of filter.has ?? []) rows = rows.where(field, 'IS NOT', null);
  const emailStates = filter.emailState;
  if (emailStates?.length) {
    const known = emailStates.filter((state) => state !== 'unchecked');
    rows = rows.where((is) =>
      is.or(
        is.cmp('emailState', 'IN', known),
        ...(known.length < emailStates.length
          ? [is.and(is.cmp('emailState', 'IS', null), is.cmp('email', 'IS NOT', null))]
          : []),
      ),
    );
  }
  for (const tagId of filter.tagIds ?? []) {
    rows = rows.whereExists('tagLinks', (q) => q.where('tagId', tagId));
  }
  const { rules } = filter;
  if (rules) rows = rows.where((is) => toCondition(is, rules));
  // Sorted by its own field, a table of groups has them in that order.
  if (sort.group && sort.group !== sort.field) rows = rows.orderBy(sort.group, 'asc');
  return rows.orderBy(sort.field, sort.direction).orderBy('id', sort.direction);
}
