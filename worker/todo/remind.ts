import { writeNotices } from '../../platform/write-notices.ts';
import { retryTransaction, type Sql, type TransactionSql } from '../../platform/sql.ts';
import { isTimeZone } from '../../schema/notice/quiet-hours.ts';
import { defineTask } from '../runtime/define-task.ts';

/** People are reminded once their day has begun. */
const MORNING_HOUR = 8;

export const remindOfTodos = defineTask('todo.remind', async ({ deps, signal, log }) => {
  const reminded = await remind(deps.sql, Date.now(), signal);
  if (reminded > 0) log.info({ people: reminded }, 'reminded of to-dos');
});

/**
 * Tells people of the to-dos whose day has come, from eight in the morning of their time zone on:
 * one notice a person and org, each to-do once a day that it is put on. One that was put on its day
 * that very day is nobody's surprise. Returns how many notices that were.
 */
export async function remind(sql: Sql, nowMs: number, signal: AbortSignal): Promise<number> {
  const zones = await sql<{ zone: string }[]>`
    select distinct coalesce(s.time_zone, 'UTC') as zone
    from todo t left join notice_setting s on s.user_id = t.assignee_id
    where not t.is_done and t.deleted_at is null and t.assignee_id is not null
      and t.due_on <= to_char(to_timestamp(${nowMs / 1000}) + interval '14 hours', 'YYYY-MM-DD')`;
  let told = 0;
  for (const { zone } of zones) {
    signal.throwIfAborted();
    const { day, hour } = localTime(nowMs, zone);
    if (hour >= MORNING_HOUR) told += await remindIn(sql, zone, day);
  }
  return told;
}

interface Due {
  orgId: string;
  userId: string;
  count: number;
  title: string;
}

function remindIn(sql: Sql, zone: string, day: string): Promise<number> {
  return retryTransaction(() => sql.begin((tx) => remindBy(tx, zone, day)));
}

async function remindBy(tx: TransactionSql, zone: string, day: string): Promise<number> {
  const safeZone = isTimeZone(zone) ? zone : 'UTC';
  const due = await tx<Due[]>`
    with due as (
      select t.id, t.org_id, t.assignee_id, t.due_on, t.title
      from todo t
      join lead l on l.id = t.lead_id and l.deleted_at is null
      join org o on o.id = t.org_id and o.deleted_at is null
      left join notice_setting s on s.user_id = t.assignee_id
      where not t.is_done and t.deleted_at is null and t.assignee_id is not null
        and coalesce(s.time_zone, 'UTC') = ${zone} and t.due_on <= ${day}
        and to_char(t.created_at at time zone ${safeZone}, 'YYYY-MM-DD') < t.due_on
        and not exists (
          select from field_edit e
          where e.subject_id = t.id and e.field = 'dueOn'
            and to_char(e.at at time zone ${safeZone}, 'YYYY-MM-DD') >= t.due_on
        )
      limit 5000
    ), told as (
      insert into todo_reminder (todo_id, org_id, assignee_id, due_on)
      select id, org_id, assignee_id, due_on from due
      on conflict (todo_id) do update
        set assignee_id = excluded.assignee_id, due_on = excluded.due_on
        where (todo_reminder.assignee_id, todo_reminder.due_on)
          is distinct from (excluded.assignee_id, excluded.due_on)
      returning todo_id
    )
    select
      org_id as "orgId", assignee_id as "userId", count(*)::int as count,
      (array_agg(title order by due_on, id))[1] as title
    from due where id in (select todo_id from told)
    group by org_id, assignee_id`;
  for (const { orgId, userId, count, title } of due) {
    await writeNotices(tx, orgId, null, {
      notice: 'todo.due',
      userIds: [userId],
      subjectKind: 'todos',
      subjectId: userId,
      groupKey: `todos:${userId}`,
      data: { count, todo: title.slice(0, 120) },
    });
  }
  return due.length;
}

function localTime(atMs: number, zone: string): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(zone) ? zone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${read('year')}-${read('month')}-${read('day')}`, hour: Number(read('hour')) };
}
