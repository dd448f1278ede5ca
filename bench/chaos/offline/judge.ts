import type { Sql } from '../../../platform/sql.ts';
import { baseKey } from '../../../schema/merge/merge.ts';
import type { Check } from '../chaos.ts';
import type { MadeAct, Session } from './session.ts';

/** Compares what the sessions did with what the database has, act by act. */
export async function judge(
  sql: Sql,
  orgId: string,
  sessions: readonly Session[],
  check: Check,
): Promise<void> {
  const acts = sessions.flatMap((session) => session.acts);
  const told = new Set(sessions.flatMap((session) => [...session.refused]));
  const outcomes = new Map(
    (
      await sql<{ id: string; outcome: string }[]>`
        select id, outcome from operation where org_id = ${orgId}`
    ).map((row) => [row.id, row.outcome]),
  );
  check.note('acts', acts.length);
  check.note('refused', acts.filter((act) => outcomes.get(act.opId) === 'refused').length);

  const lost = acts.filter((act) => act.isKept && !outcomes.has(act.opId));
  check.that('no act that was kept is lost', lost.length === 0, `${lost.length} lost`);

  const untold = acts.filter((a) => outcomes.get(a.opId) === 'refused' && !told.has(a.opId));
  check.that('every refusal is shown', untold.length === 0, `${untold.length} untold`);

  await judgeNotes(sql, orgId, acts, outcomes, check);
  await judgeEdits(sql, orgId, acts, outcomes, check);
}

async function judgeNotes(
  sql: Sql,
  orgId: string,
  acts: readonly MadeAct[],
  outcomes: ReadonlyMap<string, string>,
  check: Check,
): Promise<void> {
  const times = new Map(
    (
      await sql<{ body: string; n: number }[]>`
        select body, count(*)::int as n from activity
        where org_id = ${orgId} and kind = 'note' group by body`
    ).map((row) => [row.body, row.n]),
  );
  const notes = acts.filter((act) => act.name === 'lead.note');
  const wrong = notes.filter(
    (act) => (times.get(act.value) ?? 0) !== (outcomes.get(act.opId) === 'applied' ? 1 : 0),
  );
  check.note('notes', notes.length);
  check.that('every note is there once', wrong.length === 0, `${wrong.length} of ${notes.length}`);
}

/** A value that was set is current, or lies in the tray, or was replaced by somebody who knew it. */
async function judgeEdits(
  sql: Sql,
  orgId: string,
  acts: readonly MadeAct[],
  outcomes: ReadonlyMap<string, string>,
  check: Check,
): Promise<void> {
  const current = new Map<string, string | null>();
  const rows = await sql`
    select id, city, street, title, region, phone from lead where org_id = ${orgId}`;
  for (const { id, ...fields } of rows) {
    for (const [field, value] of Object.entries(fields)) {
      current.set(baseKey(String(id), field), value === null ? null : String(value));
    }
  }
  const inTray = new Set<string>();
  const clashes = await sql`
    select subject_id, field, other_value, kept_value from clash where org_id = ${orgId}`;
  for (const row of clashes) {
    const key = baseKey(String(row['subject_id']), String(row['field']));
    inTray.add(`${key}=${String(row['other_value'])}`);
    inTray.add(`${key}=${String(row['kept_value'])}`);
  }
  check.note('clashes', clashes.length);

  const edits = acts.filter((a) => a.name === 'lead.edit' && outcomes.get(a.opId) === 'applied');
  const bySlot = Map.groupBy(edits, (act) => baseKey(act.leadId, act.field ?? ''));
  const vanished: string[] = [];
  for (const [slot, slotActs] of bySlot) {
    const known = new Set(slotActs.map((act) => act.base));
    for (const act of slotActs) {
      const isReplacedByOwn = slotActs.some((a) => a.device === act.device && a.seq > act.seq);
      const isAccounted =
        isReplacedByOwn ||
        current.get(slot) === act.value ||
        inTray.has(`${slot}=${act.value}`) ||
        known.has(act.value);
      if (!isAccounted) vanished.push(`${slot}=${act.value}`);
    }
  }
  check.note('edits', edits.length);
  check.that('no value vanishes', vanished.length === 0, vanished.slice(0, 3).join(', '));

  const [doubled] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select from activity where org_id = ${orgId} and kind = 'edit'
      group by lead_id, field, new_value, actor_id, created_at having count(*) > 1
    ) as twice`;
  check.that('no edit is applied twice', doubled?.n === 0, `${doubled?.n} doubled`);
}
