import type { Sql } from '../../platform/sql.ts';

/**
 * A guest signed in to a real account: what the guest made is the account's from now on, in one
 * transaction. The ledger and the audit are append-only and keep the guest's id.
 */
export async function adoptGuestWork(sql: Sql, guestId: string, userId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const orgs = tx`select org_id from member where user_id = ${guestId}`;
    await tx`
      with
      task as (
        update crawl_task set created_by = ${userId}
        where created_by = ${guestId} and org_id in (${orgs})
      ),
      owned as (
        update lead
        set owner_id = case when owner_id = ${guestId} then ${userId} else owner_id end,
          created_by = case when created_by = ${guestId} then ${userId} else created_by end
        where ${guestId} in (owner_id, created_by) and org_id in (${orgs})
      ),
      dealt as (
        update deal
        set owner_id = case when owner_id = ${guestId} then ${userId} else owner_id end,
          created_by = case when created_by = ${guestId} then ${userId} else created_by end
        where ${guestId} in (owner_id, created_by) and org_id in (${orgs})
      ),
      aimed as (
        update icp set created_by = ${userId}
        where created_by = ${guestId} and org_id in (${orgs})
      ),
      sold as (
        update business_profile set created_by = ${userId}
        where created_by = ${guestId} and org_id in (${orgs})
      ),
      edited as (
        update field_value set actor_id = ${userId}
        where actor_id = ${guestId} and org_id in (${orgs})
      ),
      done as (
        update activity set actor_id = ${userId}
        where actor_id = ${guestId} and org_id in (${orgs})
      ),
      invited as (
        update invitation set invited_by = ${userId}
        where invited_by = ${guestId} and org_id in (${orgs})
      ),
      made as (
        update org set created_by = ${userId}
        where created_by = ${guestId} and id in (${orgs})
      )
      update member set user_id = ${userId}
      where user_id = ${guestId}`;
  });
}
