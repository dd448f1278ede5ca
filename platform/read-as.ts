import { type Action, assertCan, type Role } from '../schema/policy.ts';
import type { Actor } from '../schema/tables.ts';
import type { Sql, TransactionSql } from './sql.ts';

/**
 * Reads in one transaction as a person in an org, under row-level security. Throws `not_found` for
 * somebody outside of the org and `forbidden` where the role falls short.
 */
export async function readAs<T>(
  sql: Sql,
  actor: Actor,
  orgId: string,
  action: Action,
  work: (tx: TransactionSql, role: Role) => Promise<T>,
): Promise<T> {
  const result = await sql.begin('read only', async (tx) => {
    const [row] = await tx<{ role: Role | null }[]>`
      with membership as (
        select m.role from member m join org o on o.id = m.org_id
        where m.org_id = ${orgId} and m.user_id = ${actor.userId} and o.deleted_at is null
      )
      select (select role from membership) as role,
        set_config('app.user_id', ${actor.userId}, true),
        set_config('app.org_id', ${orgId}, true),
        set_config('app.role', coalesce((select role from membership), ''), true),
        set_config('role', 'quarry_app', true)`;
    const role = row?.role;
    assertCan(role, action);
    return { value: await work(tx, role) };
  });
  return result.value;
}
