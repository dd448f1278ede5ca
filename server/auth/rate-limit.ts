import type { Sql } from '../../platform/sql.ts';

export interface Limit {
  /** How many pass before the rest are turned away. */
  tries: number;
  /** Counted from the first of them. */
  windowSeconds: number;
  /** When given: the last try that passes closes the door for so long from then. */
  lockSeconds?: number;
}

/**
 * Counts a try and answers how many seconds to wait: 0 lets it pass. One statement decides, in the
 * database, so that many servers and many tries at once share one count.
 */
export async function takeTry(sql: Sql, key: string, limit: Limit): Promise<number> {
  const [held] = await sql<{ tries: number; seconds: number }[]>`
    insert into auth.rate_limit as held (key, tries, closes_at)
    values (${key}, 1, now() + make_interval(secs => ${limit.windowSeconds}))
    on conflict (key) do update set
      tries = case when held.closes_at <= now() then 1 else least(held.tries + 1, 1000000) end,
      closes_at = case
        when held.closes_at <= now() then excluded.closes_at
        when held.tries + 1 = ${limit.tries}
          then coalesce(now() + make_interval(secs => ${limit.lockSeconds ?? null}), held.closes_at)
        else held.closes_at
      end
    returning tries, greatest(1, ceil(extract(epoch from closes_at - now())))::int as seconds`;
  if (held?.tries === 1) await forgetClosed(sql);
  return held && held.tries > limit.tries ? held.seconds : 0;
}

/** Opens the door again, as after a success. */
export async function forgetTries(sql: Sql, keys: string[]): Promise<void> {
  await sql`delete from auth.rate_limit where key in ${sql(keys)}`;
}

/** Each new key clears up to a hundred old ones, so the table stays as small as the traffic. */
async function forgetClosed(sql: Sql): Promise<void> {
  await sql`
    delete from auth.rate_limit where key in (
      select key from auth.rate_limit where closes_at < now() limit 100 for update skip locked
    )`;
}
