import { createHash } from 'node:crypto';
import type { Sql } from '../../platform/sql.ts';

/** For how long an answer is as good as a new one. */
export const FRESH_FOR_MS = 24 * 3_600_000;

export interface CacheKey {
  orgId: string;
  provider: string;
  /** What was asked; only its hash is kept. */
  question: string;
}

function hashOf({ provider, question }: CacheKey): string {
  return createHash('sha256').update(`${provider}\0${question.toLowerCase()}`).digest('hex');
}

/** An answer that is still fresh, as it was kept by this version of the product; null without one. */
export async function readCache<Found>(sql: Sql, key: CacheKey): Promise<Found | null> {
  const [row] = await sql<{ found: Found }[]>`
    select found from enrichment_cache
    where
      org_id = ${key.orgId} and provider = ${key.provider} and question = ${hashOf(key)}
      and expires_at > now()`;
  return row?.found ?? null;
}

export async function writeCache(
  sql: Sql,
  key: CacheKey,
  found: unknown,
  freshForMs = FRESH_FOR_MS,
): Promise<void> {
  await sql`
    insert into enrichment_cache (org_id, provider, question, found, expires_at)
    values (
      ${key.orgId}, ${key.provider}, ${hashOf(key)}, ${JSON.stringify(found)}::text::jsonb,
      now() + ${`${freshForMs} ms`}::interval
    )
    on conflict (org_id, provider, question) do update
    set found = excluded.found, expires_at = excluded.expires_at`;
}
