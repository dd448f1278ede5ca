import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../platform/sql.ts';

const LIMIT_MS = 180_000;

/** Resolves when zero-cache has taken in all that has been written so far. */
export async function untilReplicated(sql: Sql, orgId: string): Promise<void> {
  // A position within a transaction is confirmed with the transaction: one at rest may never be.
  const lsn = await sql.begin(async (tx) => {
    await tx`update org set name = name where id = ${orgId}`;
    const [here] = await tx<{ lsn: string }[]>`select pg_current_wal_insert_lsn()::text as lsn`;
    return here?.lsn ?? '';
  });
  const until = Date.now() + LIMIT_MS;
  while (Date.now() < until) {
    const [slots] = await sql<{ isDone: boolean | null }[]>`
      select bool_and(confirmed_flush_lsn >= ${lsn}::pg_lsn) as "isDone"
      from pg_replication_slots
      where slot_type = 'logical' and database = current_database()`;
    if (slots?.isDone) return;
    await delay(100);
  }
  throw new Error(`zero-cache did not take in what was written within ${LIMIT_MS} ms`);
}
