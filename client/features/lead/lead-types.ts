import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

/** A row of the leads table, with the ids of its tags. */
export type LeadRow = QueryResultType<typeof queries.lead.list>[number];

/** A lead with all that its page shows. */
export type LeadRecord = NonNullable<QueryResultType<typeof queries.lead.page>>;
export type LeadValue = LeadRecord['values'][number];
export type LeadActivity = LeadRecord['activities'][number];

export type Tag = QueryResultType<typeof queries.tag.list>[number];
export type Member = QueryResultType<typeof queries.org.members>[number];

/** What rows refer to by id, looked up once for a whole table. */
export interface Lookups {
  tags: ReadonlyMap<string, Tag>;
  members: ReadonlyMap<string, Member>;
}
