import type { Sql } from '../../platform/sql.ts';

/**
 * Where the rows of an org name a person. The ledger, the audit and the record of operations are
 * append-only and keep the guest's id.
 */
export const NAMES_A_PERSON: Readonly<Record<string, readonly string[]>> = {
  activity: ['actor_id'],
  analysis_batch: ['created_by'],
  analysis_run: ['created_by'],
  business_profile: ['created_by'],
  clash: ['kept_by', 'other_by', 'resolved_by'],
  crawl_task: ['created_by'],
  deal: ['owner_id', 'created_by'],
  duplicate_candidate: ['decided_by'],
  duplicate_setting: ['changed_by'],
  enrichment_batch: ['created_by'],
  enrichment_run: ['created_by'],
  field_edit: ['user_id'],
  field_value: ['actor_id'],
  icp: ['created_by'],
  invitation: ['invited_by'],
  lead: ['owner_id', 'created_by'],
  lead_merge: ['merged_by', 'unmerged_by'],
  lead_request: ['created_by'],
  listing_rule: ['created_by'],
  notice: ['user_id', 'actor_id'],
  pipeline: ['created_by'],
  provider_key: ['created_by'],
  request_reading: ['created_by'],
  saved_view: ['owner_id'],
  todo: ['assignee_id', 'created_by', 'done_by'],
  todo_reminder: ['assignee_id'],
};

/**
 * A guest signed in to a real account: what the guest made is the account's from now on. One
 * statement, so that a membership and the notices that hang on it change hands together.
 */
export async function adoptGuestWork(sql: Sql, guestId: string, userId: string): Promise<void> {
  const orgs = sql`select org_id from member where user_id = ${guestId}`;
  const rename = (column: string) =>
    sql`${sql(column)} = case when ${sql(column)} = ${guestId} then ${userId} else ${sql(column)} end`;
  const named = (column: string) => sql`${sql(column)} = ${guestId}`;
  const updates = Object.entries(NAMES_A_PERSON).map(
    ([table, columns]) => sql`
      ${sql(`adopted_${table}`)} as (
        update ${sql(table)} set ${columns.flatMap((name, n) => [n === 0 ? sql`` : sql`, `, rename(name)])}
        where
          (${columns.flatMap((name, n) => [n === 0 ? sql`` : sql` or `, named(name)])})
          and org_id in (${orgs})
      ),`,
  );
  await sql`
    with
      ${updates}
      made as (
        update org set created_by = ${userId} where created_by = ${guestId} and id in (${orgs})
      )
    update member set user_id = ${userId} where user_id = ${guestId}`;
}
