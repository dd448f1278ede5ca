import type { Sql } from '../../platform/sql.ts';
import type { RetryingProvider } from '../../platform/verb/provider.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { isAppError } from '../../schema/app-error.ts';
import { EDITABLE_LEAD_FIELDS } from '../../schema/lead/fields.ts';
import { missingFields, survivorOf } from '../../schema/duplicate/merge-fields.ts';
import { pairId } from '../../schema/duplicate/table.ts';
import { zql } from '../../schema/tables.ts';
import type { FoundPair } from './find-pairs.ts';

interface Deps {
  sql: Sql;
  ownerSql: Sql;
  provider: RetryingProvider;
}

/**
 * Merges pairs beyond doubt in the name of whoever switched that on, by the same verb that a person
 * uses: audited, and to be undone. A pair that a person has decided about is left alone, also one
 * that was merged and parted again. Returns how many were merged.
 */
export async function autoMerge(deps: Deps, orgId: string, pairs: readonly FoundPair[]) {
  const [setting] = await deps.sql<{ userId: string }[]>`
    select changed_by as "userId" from duplicate_setting
    where org_id = ${orgId} and auto_merge and changed_by is not null`;
  if (!setting) return 0;
  let merged = 0;
  for (const pair of pairs) {
    if (await mergePair(deps, orgId, setting.userId, pair)) merged++;
  }
  return merged;
}

async function mergePair(
  { sql, ownerSql, provider }: Deps,
  orgId: string,
  userId: string,
  { leadId, otherId }: FoundPair,
): Promise<boolean> {
  const id = pairId(leadId, otherId);
  const [open] = await sql`
    select from duplicate_candidate
    where id = ${id} and org_id = ${orgId} and state = 'open' and not is_hidden`;
  if (!open) return false;
  const leads = await provider.transaction((tx) =>
    tx.run(zql.lead.where('orgId', orgId).where('id', 'IN', [leadId, otherId])),
  );
  const [one, other] = leads;
  if (!one || !other) return false;
  const survivor = survivorOf(one, other);
  const gone = survivor === one ? other : one;
  const [row] = await sql<{ id: string }[]>`select md5(${`${id}/${Date.now()}`}) as id`;
  const opId = row?.id ?? '';
  const take = missingFields(survivor, gone);
  // What the survivor has stays; what the author saw is what a clash is told by.
  const base = Object.fromEntries(
    EDITABLE_LEAD_FIELDS.map((field) => [`${survivor.id}/${field}`, survivor[field] ?? null]),
  );
  const op = { id: opId, device: 'auto-merge', seq: 0, at: Date.now(), base };
  const input = { id: opId, survivorId: survivor.id, mergedId: gone.id, take };
  try {
    const act = { op, orgId, v: 1, input };
    await runVerb({ provider, sql: ownerSql }, { userId }, 'duplicate.merge', act);
    return true;
  } catch (error) {
    // Somebody was faster, or left the workspace: then it waits for a person.
    if (isAppError(error)) return false;
    throw error;
  }
}
