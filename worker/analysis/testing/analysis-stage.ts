import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { snapshotKey } from '../../../platform/object-store.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { TestLlmServer } from '../../../platform/testing/llm-server.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import type { AnalysisResult } from '../../../schema/analysis/result.ts';
import type { Tier } from '../../../schema/analysis/tier.ts';
import { newId } from '../../../schema/id.ts';
import type { Actor } from '../../../schema/tables.ts';
import { openLlm } from '../../llm/open-llm.ts';
import { type RunnerOptions } from '../../runtime/runner.ts';
import { startTestWorker } from '../../runtime/testing/test-worker.ts';
import { PAGE } from './analysis-page.ts';
import { advanceAnalyses, analyse } from '../analysis-task.ts';
import { gullibleBrain } from './page-brain.ts';

export interface Ended {
  id: string;
  state: string;
  stateReason: string | null;
  progress: number;
  origin: string | null;
  model: string | null;
  fit: number | null;
  spent: number;
  cost: number;
  notices: string[];
  result: AnalysisResult;
}

interface StageOptions {
  withModel?: boolean;
  runner?: Partial<RunnerOptions>;
}

/** An org with leads that have stored pages, a worker that analyses, and a model behind it. */
export async function stageAnalysis(
  db: Pick<TestDatabase, 'url' | 'sql'>,
  { withModel = true, runner = {} }: StageOptions = {},
) {
  const on = stage(db.sql);
  const server = await TestLlmServer.start();
  server.brain = gullibleBrain;
  const worker = startTestWorker(db.url, [analyse, advanceAnalyses], { concurrency: 4, ...runner });
  worker.deps.llm = withModel ? openModel(server) : null;
  const { orgId, admin } = await on.org();

  await on.act(admin, 'profile.create', orgId, {
    id: newId(),
    name: 'Bookwell',
    website: null,
    sells: 'We build appointment pages that small practices keep up themselves.',
    customers: 'Dentists and doctors',
    tone: 'Friendly',
    proof: 'Forty practices in Yorkshire use it.',
    services: ['online booking'],
  });
  const icpId = newId();
  await on.act(admin, 'icp.create', orgId, {
    id: icpId,
    name: 'Dentists',
    criteria: { industries: ['dentist'], places: [{ city: 'Leeds', country: 'GB' }] },
    weights: {},
  });
  await db.sql`update icp set is_default = (id = ${icpId}) where org_id = ${orgId}`;

  /** A lead with a receipt on a stored page. */
  async function lead(html = PAGE, name = 'Aire Dental Practice'): Promise<string> {
    const id = newId();
    await on.act(admin, 'lead.create', orgId, {
      id,
      kind: 'company',
      fields: { name, city: 'Leeds', country: 'GB', email: `hello@${id}.example` },
    });
    const hash = createHash('sha256').update(html).digest('hex');
    const bytes = Buffer.byteLength(html);
    await worker.deps.objectStore.put(snapshotKey(hash), gzipSync(html), 'application/gzip');
    const url = 'https://aire-dental.example/';
    await db.sql`
      insert into page_snapshot (org_id, hash, url, bytes) values (${orgId}, ${hash}, ${url}, ${bytes})
      on conflict do nothing`;
    await db.sql`
      insert into field_value (
        id, org_id, lead_id, field, value, source_url, snapshot_hash, span_start, span_end,
        extractor, confidence, chosen
      )
      values (
        ${newId()}, ${orgId}, ${id}, 'name', ${name}, ${url}, ${hash}, 0, 5, 'text', 0.9, true
      )`;
    return id;
  }

  async function start(leadId: string, tier: Tier = 'light', by: Actor = admin): Promise<string> {
    const id = newId();
    await on.act(by, 'analysis.start', orgId, { id, leadId, tier });
    return id;
  }

  async function run(id: string): Promise<Ended> {
    const [row] = await db.sql<Ended[]>`
      select id, state, state_reason as "stateReason", progress, origin, model, fit,
        spent_credits as spent, cost_micros::int as cost, notices, result
      from analysis_run where id = ${id}`;
    if (!row) throw new Error('There is no such run');
    return row;
  }

  async function until<T>(look: () => Promise<T | null | false>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found) return found;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
  }

  const isOver = (state: string) => state !== 'queued' && state !== 'running';
  const ended = (id: string) =>
    until(async () => {
      const found = await run(id);
      return isOver(found.state) && found;
    });

  async function account(): Promise<{ balance: number; held: number }> {
    const [row] = await db.sql<{ balance: number; held: number }[]>`
      select balance, held from credit_account where org_id = ${orgId}`;
    return { balance: row?.balance ?? 0, held: row?.held ?? 0 };
  }

  /** The account once nothing is held any more, beside what its ledger's lines add up to. */
  async function settled() {
    await until(async () => (await account()).held === 0);
    const [sums] = await db.sql<{ balance: number; held: number }[]>`
      select sum(balance_delta)::int as balance, sum(held_delta)::int as held
      from credit_entry where org_id = ${orgId}`;
    return { account: await account(), sums };
  }

  /** A model that answers at once, of whose health the worker knows nothing. */
  function reset() {
    worker.deps.llm = withModel ? openModel(server) : null;
    server.forget();
    server.brain = gullibleBrain;
    server.script = () => ({ kind: 'answer' });
    server.latency = () => 0;
  }

  async function steps(id: string) {
    const rows = await db.sql<{ name: string; state: string; reason: string | null }[]>`
      select name, state, reason from analysis_step where run_id = ${id} order by position`;
    return rows.map(({ name, state, reason }) => [name, state, ...(reason ? [reason] : [])]);
  }

  async function stop() {
    await worker.stop();
    await server.stop();
  }

  return {
    ...on,
    orgId,
    admin,
    server,
    worker,
    lead,
    start,
    run,
    ended,
    until,
    account,
    settled,
    reset,
    steps,
    stop,
  };
}

export function openModel(server: TestLlmServer) {
  return openLlm({
    LLM_BASE_URL: server.baseUrl,
    LLM_API_KEY: undefined,
    LLM_MODELS: ['first', 'second'],
    LLM_MODELS_LIGHT: undefined,
    LLM_MODELS_DEEP: undefined,
    LLM_MODELS_XRAY: undefined,
    LLM_MODELS_PARSE: undefined,
    LLM_PRICES: [
      ['first', { input: 2, cached: 0.5, output: 8 }],
      ['second', { input: 1, cached: 0.25, output: 4 }],
    ],
  });
}
