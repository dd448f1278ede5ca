import { AppError, isAppError } from '../../schema/app-error.ts';
import type { Role } from '../../schema/policy.ts';
import type { Actor } from '../../schema/tables.ts';
import { type Envelope, performVerb, type VerbScope } from '../../schema/verb.ts';
import { type VerbName, verbByName } from '../../schema/verbs.ts';
import type { Sql, TransactionSql } from '../sql.ts';
import { manyRows } from './many-rows.ts';
import type { RetryingProvider, VerbTransaction } from './provider.ts';
import { runEffects } from './run-effects.ts';

/**
 * The one way in for every change, from a device through Zero, from the API and from workers.
 *
 * In one transaction: the operation id is claimed (a repeat is answered with the first outcome),
 * the transaction steps down to `quarry_app` as the acting user in the org, the verb runs under
 * row-level security, the transaction steps back up, and audit line and effects are written.
 * A refusal rolls all of it back; then `recordRefusal` keeps the answer for repeats.
 */
export async function runVerbIn(
  tx: VerbTransaction,
  actor: Actor,
  name: VerbName,
  act: Envelope,
): Promise<void> {
  const sql = tx.dbTransaction.wrappedTransaction as unknown as TransactionSql;
  const { role, isRepeat } = await beginAct(sql, actor, name, act);
  if (isRepeat) return;
  const at = Math.min(act.op.at, Date.now());
  const claimed = new Set<string>();
  const claim: VerbScope['claim'] = (table, ids) => {
    const wanted = ids.filter((id) => !claimed.has(`${table}/${id}`));
    if (wanted.length === 0) return Promise.resolve();
    for (const id of wanted) claimed.add(`${table}/${id}`);
    // Sent at once, so that what is read after the call is read under the lock.
    const locked = sql`
      select from ${sql(table)} where id = any(${wanted}::text[]) and org_id = ${act.orgId}
      order by id for update`.execute();
    return locked.then(() => undefined);
  };
  const scope = { tx, actor, orgId: act.orgId, role, op: act.op, at, claim, many: manyRows(sql) };
  const effects = await performVerb(verbByName(name), scope, act.input);
  await Promise.all([
    sql`reset role`,
    sql`
      insert into audit_event (org_id, actor_id, verb, operation_id, detail)
      values (${act.orgId}, ${actor.userId}, ${name}, ${act.op.id}, ${auditDetail(act.input)}::text::jsonb)`,
  ]);
  await runEffects(sql, act.orgId, actor.userId, effects);
}

interface BeginRow {
  role: Role | null;
  claimed: boolean;
  outcome: string | null;
  error: { code: AppError['code']; message: string; details: Record<string, unknown> } | null;
}

/** Claims the operation id, looks up the role and steps down, in one round trip. */
async function beginAct(sql: TransactionSql, actor: Actor, name: VerbName, act: Envelope) {
  const begun = sql<BeginRow[]>`
    with claim as (
      insert into operation (id, org_id, user_id, device, seq, verb, outcome, acted_at)
      values (
        ${act.op.id}, ${act.orgId}, ${actor.userId}, ${act.op.device}, ${act.op.seq}, ${name},
        'applied', ${new Date(act.op.at)}
      )
      on conflict (id) do nothing
      returning id
    ),
    membership as (
      select m.role from member m join org o on o.id = m.org_id
      where m.org_id = ${act.orgId} and m.user_id = ${actor.userId} and o.deleted_at is null
    )
    select
      (select role from membership) as role,
      exists (select from claim) as claimed,
      set_config('app.user_id', ${actor.userId}, true),
      set_config('app.org_id', ${act.orgId}, true),
      set_config('app.device', ${act.op.device}, true),
      set_config('app.seq', ${String(act.op.seq)}, true),
      set_config('app.acted_at', ${String(Math.min(act.op.at, Date.now()))}, true),
      set_config('app.role', coalesce((select role from membership), ''), true)`;
  // The connection keeps their order.
  const [[row]] = await Promise.all([begun, sql`set local role quarry_app`]);
  if (!row) throw new Error('The act could not begin');
  if (row.claimed) return { role: row.role, isRepeat: false };
  await sql`reset role`;
  await answerRepeat(sql, actor, name, act);
  return { role: row.role, isRepeat: true };
}

/** A repeat of an applied act succeeds, a repeat of a refused one is refused in the same words. */
async function answerRepeat(sql: TransactionSql, actor: Actor, name: VerbName, act: Envelope) {
  const [first] = await sql<(BeginRow & { user_id: string; org_id: string; verb: string })[]>`
    select user_id, org_id, verb, outcome, error from operation where id = ${act.op.id}`;
  const isSameAct =
    first?.user_id === actor.userId && first.org_id === act.orgId && first.verb === name;
  if (!isSameAct) {
    throw new AppError('conflict', 'This operation id was used for another act');
  }
  if (first.outcome === 'refused' && first.error) {
    throw new AppError(first.error.code, first.error.message, first.error.details);
  }
}

/** Keeps a refusal, so that a repeat gets the same answer; for good reasons only, never for faults. */
export async function recordRefusal(
  sql: Sql,
  actor: Actor,
  name: VerbName,
  act: Envelope,
  refusal: AppError,
): Promise<void> {
  const error = { code: refusal.code, message: refusal.message, details: refusal.details };
  await sql`
    insert into operation (id, org_id, user_id, device, seq, verb, outcome, error, acted_at)
    values (
      ${act.op.id}, ${act.orgId}, ${actor.userId}, ${act.op.device}, ${act.op.seq}, ${name},
      'refused', ${JSON.stringify(error)}::text::jsonb, ${new Date(act.op.at)}
    )
    on conflict (id) do nothing`;
}

/** Runs an act in a transaction of its own. Throws the `AppError` that refused it. */
export async function runVerb(
  db: { provider: RetryingProvider; sql: Sql },
  actor: Actor,
  name: VerbName,
  act: Envelope,
): Promise<void> {
  try {
    await db.provider.transaction((tx) => runVerbIn(tx, actor, name, act));
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    await recordRefusal(db.sql, actor, name, act, refusal);
    throw refusal;
  }
}

/** The refusal in an error: a verb's own, or the database's where a verb's check was overtaken. */
export function asRefusal(error: unknown): AppError | null {
  if (isAppError(error)) return error;
  const { code, message } = error as { code?: string; message?: string };
  // Class 22: the database can't hold the value, e.g. a text with a NUL in it.
  if (code?.startsWith('22')) return new AppError('invalid', 'This value can’t be stored');
  if (code === '42501') return new AppError('forbidden', 'Your role does not allow this');
  if (code === '23505') return new AppError('conflict', 'Somebody made the same thing just before');
  if (code === '23503')
    return new AppError('not_found', 'Something this refers to no longer exists');
  if (code === '23514') return new AppError('invalid', message ?? 'This value is not allowed');
  return null;
}

const MAX_AUDIT_CHARS = 2000;

/** The input as the audit keeps it: long ones are cut to their shape. */
function auditDetail(input: unknown): string {
  const text = JSON.stringify(input ?? {});
  if (text.length <= MAX_AUDIT_CHARS) return text;
  return JSON.stringify({ cut: true, length: text.length, start: text.slice(0, 500) });
}
