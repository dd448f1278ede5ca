import { stage } from '../../../platform/testing/actors.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../../schema/source/settings.ts';
import type { Schedule } from '../../../schema/source/state.ts';
import type { Actor } from '../../../schema/tables.ts';

/** Orgs with crawls, made the way people make them. */
export function stageCrawls(db: TestDatabase) {
  const on = stage(db.sql);

  async function crawl(
    orgId: string,
    actor: Actor,
    options: { budgetCredits?: number; schedule?: Schedule } = {},
  ): Promise<string> {
    const id = newId();
    await on.act(actor, 'crawl.create', orgId, {
      id,
      name: 'Dentists',
      sourceKind: 'urls',
      source: { urls: ['example.com'] },
      settings: DEFAULT_CRAWL_SETTINGS,
      budgetCredits: options.budgetCredits ?? 10,
      schedule: options.schedule ?? 'once',
    });
    return id;
  }

  /** As if the crawl had ended, and its worker with it, before it could tidy up. */
  async function leaveBehind(taskId: string, state: string, minutesAgo: number): Promise<void> {
    await db.sql`
      update crawl_task
      set state = ${state}, updated_at = now() - ${`${minutesAgo} min`}::interval
      where id = ${taskId}`;
    await db.sql`
      update credit_hold
      set created_at = now() - ${`${minutesAgo} min`}::interval
      where subject_id = ${taskId}`;
  }

  async function loseJob(taskId: string): Promise<void> {
    await db.sql`delete from graphile_worker._private_jobs where key = ${`crawl:${taskId}`}`;
  }

  async function taskRow(taskId: string) {
    const [row] = await db.sql`
      select state, state_reason, run, next_run_at, notice from crawl_task where id = ${taskId}`;
    return row;
  }

  async function account(orgId: string) {
    const [row] = await db.sql`
      select
        balance, held,
        (select sum(balance_delta)::int from credit_entry where org_id = ${orgId}) as entries,
        (select sum(held_delta)::int from credit_entry where org_id = ${orgId}) as entries_held
      from credit_account where org_id = ${orgId}`;
    return row;
  }

  return { ...on, crawl, leaveBehind, loseJob, taskRow, account };
}
