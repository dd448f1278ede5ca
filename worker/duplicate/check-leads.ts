import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sql } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';
import { autoMerge } from './auto-merge.ts';
import { checkBatch } from './check-batch.ts';

/** After this the job makes room for other orgs and goes on later. */
const TURN_MS = 20_000;

/**
 * Compares an org's new and changed leads with the others, batch by batch, until nothing is marked.
 * A kill between two batches loses nothing: what was not compared is still marked.
 */
export const checkLeads = defineTask(
  'duplicate.check',
  async ({ payload: { orgId }, deps, signal, enqueue, log }) => {
    const until = Date.now() + TURN_MS;
    const key = `duplicate:${orgId}`;
    let checked = 0;
    let merged = 0;
    for (;;) {
      signal.throwIfAborted();
      const { leads, sure } = await checkBatch(deps.sql, orgId);
      if (leads === 0) break;
      checked += leads;
      merged += await autoMerge(deps, orgId, sure);
      if (Date.now() > until) {
        await enqueue('duplicate.check', { orgId }, { key });
        return;
      }
      await nextTurn();
    }
    await endSweep(deps.sql, orgId);
    if (checked > 0) log.debug({ checked, merged }, 'compared');
  },
  { retry: 'scrape', limitMs: 60_000 },
);

/** A look at all leads has ended when none is marked. */
async function endSweep(sql: Sql, orgId: string): Promise<void> {
  await sql`
    update duplicate_setting
    set sweep_finished_at = now(),
      sweep_leads = (select leads from org_stat where org_stat.org_id = duplicate_setting.org_id)
    where org_id = ${orgId} and sweep_started_at is not null and sweep_finished_at is null
      and not exists (select from duplicate_dirty where org_id = ${orgId})`;
}

/** Marks all leads of an org, so that each is compared anew with all the others. */
export const sweepLeads = defineTask(
  'duplicate.sweep',
  async ({ payload: { orgId }, deps: { sql } }) => {
    await sql`
      insert into duplicate_dirty (org_id, lead_ids)
      select ${orgId}, array_agg(id)
      from (
        select id, row_number() over (order by id) / 500 as part
        from lead where org_id = ${orgId} and deleted_at is null
      ) numbered
      group by part`;
    await sql`
      update duplicate_setting set sweep_finished_at = now(), sweep_leads = 0
      where org_id = ${orgId} and sweep_finished_at is null
        and not exists (select from duplicate_dirty where org_id = ${orgId})`;
  },
  { retry: 'scrape', limitMs: 120_000 },
);

/** Each minute: rings again for marks whose job was lost. */
export const tendDuplicates = defineTask('duplicate.tend', async ({ deps: { sql }, enqueue }) => {
  const waiting = await sql<{ orgId: string }[]>`
      select distinct org_id as "orgId" from duplicate_dirty
      where created_at < now() - interval '20 s' limit 100`;
  for (const { orgId } of waiting) {
    await enqueue('duplicate.check', { orgId }, { key: `duplicate:${orgId}` });
  }
});
