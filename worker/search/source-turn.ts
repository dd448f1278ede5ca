import type { Sql } from '../../platform/sql.ts';
import type { SourceId } from '../../schema/request/sources.ts';

/** Public services that are asked by one worker at a time, over all workers of the installation. */
const ONE_AT_A_TIME = new Set<SourceId>(['openstreetmap']);
/** Longer than any one call; frees the turn of a worker that died. */
const TURN_MS = 120_000;
/** How long to wait before looking for the turn again. */
export const TURN_RETRY_MS = 3_000;

/** Takes the turn at a source. False: somebody else has it, or the source wants to be left alone. */
export async function takeTurn(sql: Sql, source: SourceId, holder: string): Promise<boolean> {
  if (!ONE_AT_A_TIME.has(source)) return true;
  await sql`insert into source_turn (source) values (${source}) on conflict do nothing`;
  const { count } = await sql`
    update source_turn
    set holder = ${holder}, until = now() + ${`${TURN_MS} ms`}::interval
    where
      source = ${source} and not_before <= now()
      and (until <= now() or holder is null or holder = ${holder})`;
  return count > 0;
}

/** Hands the turn on; `restMs` says for how long nobody is to ask. */
export async function passTurn(
  sql: Sql,
  source: SourceId,
  holder: string,
  restMs = 0,
): Promise<void> {
  if (!ONE_AT_A_TIME.has(source)) return;
  await sql`
    update source_turn
    set holder = null, until = '-infinity', not_before = now() + ${`${restMs} ms`}::interval
    where source = ${source} and holder = ${holder}`;
}
