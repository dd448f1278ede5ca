import type { Sql } from '../../platform/sql.ts';

/** Longer than any conversation may take. */
const TURN_SECONDS = 90;
/** How long a mail host is left alone afterwards. */
const REST_SECONDS = 2;

/** One connection at a time to a mail host, over all workers. False: it is somebody else's turn. */
export async function claimTurn(sql: Sql, host: string): Promise<boolean> {
  const { count } = await sql`
    insert into mail_host_turn (host, until)
    values (${host}, now() + make_interval(secs => ${TURN_SECONDS}))
    on conflict (host) do update set until = excluded.until
    where mail_host_turn.until < now()`;
  return count === 1;
}

export async function endTurn(sql: Sql, host: string): Promise<void> {
  await sql`
    update mail_host_turn set until = now() + make_interval(secs => ${REST_SECONDS})
    where host = ${host}`;
}
