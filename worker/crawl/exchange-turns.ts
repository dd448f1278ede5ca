import type { Sql } from '../../platform/sql.ts';
import { jsonRows } from './json-rows.ts';
import type { CrawlTask } from './task.ts';

/** While somebody else waits for the host, a turn ends about here. */
const TURN_MS = 3_000;
/** Whoever was turned away asks again sooner than this, or no longer wants to. */
const ASKING_MS = 2_000;

export interface WantedTurn {
  host: string;
  /** For how long at most the turn may be needed, should its driver not come back. */
  forMs: number;
}

export interface EndedTurn {
  host: string;
  /** When it was last asked, or until when it wants quiet: in ms from now, so mostly negative. */
  restInMs: number;
}

/**
 * Gives back turns and asks for others, in one statement. Returns the hosts that are this task's
 * now, each with the `restInMs` that the last visitor left (-Infinity at a first visit), to which
 * the visitor's own pace is to be added; the rest is another crawl's for a while. Hosts must not be given back and asked for at once.
 */
export async function exchangeTurns(
  sql: Sql,
  task: CrawlTask,
  { ended, wanted }: { ended: EndedTurn[]; wanted: WantedTurn[] },
): Promise<Map<string, number>> {
  const rows = await sql<{ host: string; restInMs: number }[]>`
    with ended as (
      update crawl_host_turn as turn
      set until = '-infinity', ready_at = now() + row.rest_in_ms * interval '1 ms'
      from json_to_recordset(${jsonRows(ended.map(toEndedRow))}::text::json)
        as row (host text, rest_in_ms float8)
      where turn.host = row.host and turn.task_id = ${task.id}
    ),
    wanted as (
      -- In one order for all, so that two crawls do not wait for each other.
      select host, for_ms
      from json_to_recordset(${jsonRows(wanted.map(toWantedRow))}::text::json)
        as row (host text, for_ms float8)
      order by host
    ),
    taken as (
      insert into crawl_host_turn as turn (host, task_id, since, until, ready_at)
      select host, ${task.id}, now(), now() + for_ms * interval '1 ms', '-infinity'
      from wanted
      on conflict (host) do update
      set
        task_id = excluded.task_id,
        since = case
          when turn.task_id = excluded.task_id and turn.until > now() then turn.since
          else now()
        end,
        until = excluded.until,
        asked_at = case when turn.task_id = excluded.task_id then turn.asked_at end
      where
        case
          when turn.task_id <> excluded.task_id then turn.until < now()
          else
            turn.asked_at is null
            or turn.asked_at < now() - ${ASKING_MS} * interval '1 ms'
            or (turn.until > now() and turn.since > now() - ${TURN_MS} * interval '1 ms')
        end
      returning turn.host, turn.ready_at
    ),
    asked as (
      update crawl_host_turn as turn
      set asked_at = now()
      from wanted
      where
        turn.host = wanted.host
        and turn.task_id <> ${task.id}
        and turn.host not in (select host from taken)
    )
    select
      host,
      ((extract(epoch from ready_at) - extract(epoch from now())) * 1000)::float8 as "restInMs"
    from taken`;
  return new Map(rows.map(({ host, restInMs }) => [host, restInMs]));
}

function toEndedRow({ host, restInMs }: EndedTurn) {
  return { host, rest_in_ms: restInMs };
}

function toWantedRow({ host, forMs }: WantedTurn) {
  return { host, for_ms: forMs };
}
