import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../platform/sql.ts';

interface FollowOptions {
  sql: Sql;
  taskId: string;
  signal: AbortSignal;
  cancel: () => Promise<void>;
}

const LOOK_EVERY_MS = 500;
/** Later pages of a site still add to a lead; one that was left alone for so long is printed. */
const STILL_FOR_MS = 3_000;

interface TaskRow {
  state: string;
  reason: string | null;
  pages: number;
  leads: number;
  progress: number;
}

/**
 * Prints the crawl's leads as they come. Resolves with 0 when it completed, with 130 when `signal`
 * had it cancelled, else with 1.
 */
export async function followCrawl({ sql, taskId, signal, cancel }: FollowOptions): Promise<number> {
  const printed = new Set<string>();
  let shown = '';
  const stop = (): void => void cancel().catch(reportFailure);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  for (;;) {
    const task = await readTask(sql, taskId);
    const isOver = ['completed', 'failed', 'cancelled'].includes(task.state);
    const stillForMs = isOver ? 0 : STILL_FOR_MS;
    for (const lead of await readLeads(sql, { taskId, known: [...printed], stillForMs })) {
      printed.add(lead.id);
      process.stdout.write(`${JSON.stringify(lead)}\n`);
    }
    const progress = `${task.state} ${task.progress} %: ${task.pages} pages, ${task.leads} leads`;
    if (progress !== shown) process.stderr.write(`${progress}\n`);
    shown = progress;
    if (isOver) {
      const reason = task.reason === null ? undefined : (REASONS[task.reason] ?? task.reason);
      if (reason) process.stderr.write(`${reason}\n`);
      if (task.state === 'failed') await tellFailures(sql, taskId);
      return task.state === 'completed' ? 0 : signal.aborted ? 130 : 1;
    }
    await delay(LOOK_EVERY_MS);
  }
}

const REASONS: Record<string, string> = {
  by_person: 'It was cancelled; what was left of its budget is free again.',
  page_limit: 'It ended at its page limit; --pages raises it.',
  time_limit: 'It ended at its time limit.',
  budget_reached: 'It ended at its budget; --budget raises it.',
  unreachable: 'No page could be reached.',
  nothing_readable: 'No page had anything to read.',
};
const TOLD_FAILURES = 5;

async function tellFailures(sql: Sql, taskId: string): Promise<void> {
  const pages = await sql<{ url: string; error: string }[]>`
    select url, coalesce(error, kind, 'no answer') as error
    from crawl_page
    where task_id = ${taskId} and state = 'failed'
    order by id
    limit ${TOLD_FAILURES}`;
  for (const { url, error } of pages) process.stderr.write(`${url}: ${error}\n`);
}

function reportFailure(error: unknown): void {
  process.stderr.write(`The crawl could not be cancelled: ${String(error)}\n`);
}

async function readTask(sql: Sql, taskId: string): Promise<TaskRow> {
  const [task] = await sql<TaskRow[]>`
    select state, state_reason as reason, pages_done as pages, leads_found as leads, progress
    from crawl_task
    where id = ${taskId}`;
  if (!task) throw new Error(`The crawl ${taskId} is gone`);
  return task;
}

interface Wanted {
  taskId: string;
  known: string[];
  stillForMs: number;
}

async function readLeads(sql: Sql, { taskId, known, stillForMs }: Wanted): Promise<LeadLine[]> {
  return await sql<LeadLine[]>`
    select
      l.id, l.kind, l.name, l.title, l.company_name as company, l.email, l.phone, l.website,
      l.street, l.city, l.region, l.postal_code as "postalCode", l.country, l.linkedin,
      l.source_url as "sourceUrl", r.is_new as "isNew"
    from crawl_result r
    join lead l on l.id = r.lead_id
    where r.task_id = ${taskId}
      and l.id <> all (${known})
      and l.updated_at <= now() - ${`${stillForMs} ms`}::interval
    order by r.created_at, l.id`;
}

interface LeadLine {
  id: string;
  kind: string;
  name: string;
  isNew: boolean;
}
