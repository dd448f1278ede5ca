import { transact, type Sql } from '../../platform/sql.ts';
import type { PartResults } from '../../schema/analysis/result.ts';
import type { Part } from '../../schema/analysis/tier.ts';
import type { LlmCall } from '../llm/llm.ts';
import { recordCalls } from '../llm/record-calls.ts';
import type { RunKey } from './begin-run.ts';
import { RunCancelled } from './cancel-watch.ts';

/** What has become of a part. */
export interface PartOutcome<P extends Part = Part> {
  part: P;
  result: PartResults[P];
  model: string | null;
  /** Why rules stood in; null when a model answered, or none was to be asked. */
  reason: string | null;
  calls: LlmCall[];
}

const PAGE_DONE = 20;
const PARTS_DONE = 90;

/** The page has been read: the parts begin. Throws `RunCancelled`. */
export async function startParts(sql: Sql, { runId }: RunKey): Promise<void> {
  const { count } = await sql`
    with run as (
      update analysis_run set progress = greatest(progress, ${PAGE_DONE})
      where id = ${runId} and state = 'running'
      returning id
    )
    update analysis_step step
    set
      state = case step.name when 'page' then 'done' else 'running' end,
      started_at = coalesce(step.started_at, now()),
      finished_at = case step.name when 'page' then now() end
    from run
    where step.run_id = run.id and step.name <> 'save' and step.state in ('waiting', 'running')`;
  if (count === 0) await assertGoing(sql, runId);
}

/** Keeps what a part has found and what it cost, so that no other worker asks for it again. */
export async function savePart(
  sql: Sql,
  /** The crawl that found the lead is shown what became of it, too. */
  key: RunKey & { leadId: string; taskId: string | null },
  outcome: PartOutcome,
  /** Of all parts of the run, after this one. */
  done: { count: number; of: number },
): Promise<void> {
  const { part, result, model, reason, calls } = outcome;
  const progress = PAGE_DONE + Math.round(((PARTS_DONE - PAGE_DONE) * done.count) / done.of);
  await transact(sql, async (tx) => {
    await recordCalls(tx, calls, key);
    await tx`
      with run as (
        update analysis_run set progress = greatest(progress, ${progress})
        where id = ${key.runId} and state = 'running'
      )
      update analysis_step
      set
        state = ${reason === null ? 'done' : 'fell_back'}, model = ${model}, reason = ${reason},
        output = ${JSON.stringify(result)}::text::jsonb, preview = null, finished_at = now()
      where run_id = ${key.runId} and name = ${part}`;
  });
}

/** What a model has written so far. */
export async function savePreview(sql: Sql, runId: string, part: Part, text: string) {
  await sql`
    update analysis_step set preview = ${text.slice(0, 4000)}
    where run_id = ${runId} and name = ${part} and state = 'running'`;
}

async function assertGoing(sql: Sql, runId: string): Promise<void> {
  const [run] = await sql`select from analysis_run where id = ${runId} and state = 'running'`;
  if (!run) throw new RunCancelled();
}
