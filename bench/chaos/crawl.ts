import { setTimeout as delay } from 'node:timers/promises';
import { startDemo } from '../../demo/server.ts';
import { grantCredits } from '../../platform/credit/ledger.ts';
import { connectAsOwner, retryTransaction, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { newId } from '../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import type { ChaosOptions } from './chaos.ts';
import { Check } from './chaos.ts';
import { startProduct } from './product.ts';
import { seededRandom } from './random.ts';

/**
 * A crawl while workers, server, zero-cache and Postgres are killed under it. It must end by itself,
 * fetch no finished page again, double no lead, lose no credit, and go on within ten seconds of each
 * worker's death.
 */
export async function run({ seed, full }: ChaosOptions): Promise<Check> {
  const random = seededRandom(seed);
  const size = full
    ? { sites: 20, pages: 25, workers: 20, others: 3 }
    : { sites: 8, pages: 10, workers: 3, others: 1 };
  const requests: { url: string; atMs: number }[] = [];
  const demo = await startDemo({
    sites: size.sites,
    pagesPerSite: size.pages,
    seed,
    log: (request) => requests.push({ url: request.url, atMs: Date.now() - request.durationMs }),
  });
  const product = await startProduct({
    QUARRY_DEMO: 'external',
    QUARRY_DEMO_PORT: String(demo.port),
  });
  const sql = connectAsOwner(product.databaseUrl, { name: 'chaos', max: 3 });
  const check = new Check();
  try {
    const on = stage(sql);
    const { orgId, admin } = await on.org('Chaos');
    await grantCredits(sql, { orgId, amount: 5000, reason: 'chaos', idempotencyKey: 'chaos' });
    const taskId = newId();
    await on.act(admin, 'crawl.create', orgId, {
      id: taskId,
      name: 'Chaos',
      sourceKind: 'urls',
      source: { urls: demo.web.sites.map((site) => `${demo.originOf(site.slug)}/`) },
      settings: {
        ...DEFAULT_CRAWL_SETTINGS,
        depth: 4,
        pageLimit: 5000,
        pagesPerHost: 200,
        paceMs: 500,
        useBrowser: false,
      },
      budgetCredits: 4000,
    });

    const kills = shuffle(
      [
        ...Array.from({ length: size.workers }, () => 'worker'),
        ...['server', 'zero-cache', 'postgres'].flatMap((part) =>
          Array.from({ length: size.others }, () => part),
        ),
      ],
      random,
    );
    const resumedMs: number[] = [];
    for (const part of kills) {
      await delay(300 + random() * 1200);
      if (await isFinished(sql, taskId)) break;
      while (!product.kill(part)) await delay(50);
      const killedAt = Date.now();
      if (part !== 'worker') continue;
      await untilProgress(sql, taskId, killedAt);
      resumedMs.push(Date.now() - killedAt);
    }
    check.note('kills', kills.length);
    check.note('worker kills survived', resumedMs.length);
    check.that('kills reached the crawl while it ran', resumedMs.length >= size.workers * 0.8);
    check.that(
      'resumes within 10 s',
      Math.max(0, ...resumedMs) <= 10_000,
      `${Math.max(0, ...resumedMs)} ms at most`,
    );

    const deadline = Date.now() + 300_000;
    while (!(await isFinished(sql, taskId)) && Date.now() < deadline) await delay(250);
    await judge(sql, check, { orgId, taskId, requests });
  } finally {
    await sql.end({ timeout: 2 });
    await product.stop();
    await demo.close();
  }
  return check;
}

interface Scene {
  orgId: string;
  taskId: string;
  requests: { url: string; atMs: number }[];
}

async function judge(sql: Sql, check: Check, { orgId, taskId, requests }: Scene): Promise<void> {
  const [task] =
    await sql`select state, state_reason, pages_done, leads_new from crawl_task where id = ${taskId}`;
  check.that('the crawl completed', task?.['state'] === 'completed', JSON.stringify(task));

  const pages = await sql<{ url: string; state: string; finished_ms: number | null }[]>`
    select url, state, (extract(epoch from finished_at) * 1000)::float8 as finished_ms
    from crawl_page where task_id = ${taskId}`;
  const finished = new Map(pages.map((page) => [page.url, page.finished_ms]));
  const again = requests.filter(({ url, atMs }) => {
    const at = finished.get(url);
    return typeof at === 'number' && atMs > at;
  });
  check.note('pages', pages.length);
  check.note('requests', requests.length);
  check.that(
    'no finished page was fetched again',
    again.length === 0,
    again
      .slice(0, 3)
      .map((r) => r.url)
      .join(' '),
  );
  check.that(
    'every page was decided',
    pages.every((page) => !['waiting', 'leased'].includes(page.state)),
  );

  const doubled = await sql`
    select kind, name, coalesce(email, ''), company_id, count(*) from lead where org_id = ${orgId}
    group by 1, 2, 3, 4 having count(*) > 1`;
  check.that('no lead was doubled', doubled.length === 0, JSON.stringify(doubled[0] ?? null));
  const [counts] = await sql`
    select (select count(*)::int from lead where org_id = ${orgId}) as leads,
      (select leads from org_stat where org_id = ${orgId}) as counted,
      (select count(*)::int from credit_entry where org_id = ${orgId} and kind = 'capture') as captured`;
  check.note('leads', Number(counts?.['leads']));
  check.that(
    'the lead count is right',
    counts?.['leads'] === counts?.['counted'],
    JSON.stringify(counts),
  );

  const [money] = await sql`
    select a.balance, a.held, sum(e.balance_delta)::int as balance_sum, sum(e.held_delta)::int as held_sum,
      (select leads_new from crawl_task where id = ${taskId}) as charged_leads,
      -sum(e.balance_delta) filter (where e.kind = 'capture')::int as spent
    from credit_account a join credit_entry e using (org_id) where org_id = ${orgId} group by 1, 2`;
  const isSound =
    money?.['balance'] === money?.['balance_sum'] &&
    money?.['held_sum'] === 0 &&
    money?.['held'] === 0;
  check.that('the ledger sums and nothing stays held', isSound, JSON.stringify(money));
  check.that(
    'what was spent is what was found',
    Number(money?.['spent']) === Number(money?.['charged_leads']),
    JSON.stringify(money),
  );
}

async function isFinished(sql: Sql, taskId: string): Promise<boolean> {
  const rows = await retryTransaction(() => sql`select state from crawl_task where id = ${taskId}`);
  return ['completed', 'failed', 'cancelled'].includes(String(rows[0]?.['state']));
}

/** Until a page was finished after this moment, or the crawl has ended. */
async function untilProgress(sql: Sql, taskId: string, sinceMs: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const rows = await retryTransaction(
      () => sql`
        select exists (
          select from crawl_page where task_id = ${taskId} and finished_at > ${new Date(sinceMs)}
        ) as moved`,
    );
    if (rows[0]?.['moved'] || (await isFinished(sql, taskId))) return;
    await delay(100);
  }
}

function shuffle<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
