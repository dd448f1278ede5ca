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

/** Prints the crawl's leads as they come; resolves with 0 when it completed, else with 1. */
export async function followCrawl({ sql, taskId, signal, cancel }: FollowOptions): Promise<number> {
  const printed = new Set<string>();
  let shown = '';
  signal.addEventListener('abort', () => void cancel().catch(reportFailure), { once: true });
  for (;;) {
    const task = await readTask(sql, taskId);
    const isOver = ['completed', 'failed', 'cancelled'].includes(task.state);
    const known = [...printed];
    for (const lead of await readLeads(sql, {
      taskId,
      known,
      stillForMs: isOver ? 0 : STILL_FOR_MS,
    })) {
      printed.add(lead.id);
      process.stdout.write(`${JSON.stringify(lead)}\n`);
    }
    const progress = `${task.state} ${task.progress} %: ${task.pages} pages, ${task.leads} leads`;
    if (progress !== shown) process.stderr.write(`${progress}\n`);
    shown = progress;
    if (isOver) {
      if (task.reason) process.stderr.write(`${task.reason}\n`);
      return task.state === 'completed' ? 0 : 1;
    }
    await delay(LOOK_EVERY_MS);
  }
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
