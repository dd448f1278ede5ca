import type { NotifyEffect } from '../schema/effect.ts';
import type { Sql, TransactionSql } from './sql.ts';

/**
 * Tells people, in the caller's transaction; a trigger adds the job that carries it to their devices.
 * Left out are `actorId`, who is not in the org, and who wants to hear nothing of that kind.
 */
export async function writeNotices(
  sql: Sql | TransactionSql,
  orgId: string,
  actorId: string | null,
  told: Omit<NotifyEffect, 'kind'>,
): Promise<void> {
  await sql`
    select write_notices(
      ${orgId}, ${actorId}, ${told.userIds}::text[], ${told.notice}, ${told.subjectKind},
      ${told.subjectId}, ${told.groupKey}, ${JSON.stringify(told.data)}::text::jsonb
    )`;
}
