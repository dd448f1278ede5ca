import { saveProviderKey } from '../../../platform/provider-keys.ts';
import { stage } from '../../../platform/testing/actors.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { type EnrichmentProvider } from '../../../schema/enrichment/providers.ts';
import type { RunStep } from '../../../schema/enrichment/run.ts';
import { newId } from '../../../schema/id.ts';
import { ProviderClient } from '../../providers/call.ts';
import { TestProvider } from '../../providers/testing/test-provider.ts';
import { startTestWorker, type TestWorker } from '../../runtime/testing/test-worker.ts';
import { createFetcher } from '../../../platform/http/fetch-page.ts';
import { resolversBy } from '../company-dns.ts';
import { enrichBatch } from '../enrich-batch.ts';
import { enrichOne, enrichWithin } from '../enrich-task.ts';
import { enrichSweep } from '../enrich-sweep.ts';
import { TestDnsServer } from './dns-server.ts';

export interface StoredRun {
  state: string;
  added: number;
  credits: number;
  steps: RunStep[];
}

interface LeadInput {
  kind?: 'company' | 'person';
  name?: string;
  email?: string | null;
  website?: string | null;
  city?: string | null;
  country?: string | null;
  phone?: string | null;
}

/** Orgs with leads, stand-ins for providers and name servers, and a worker that enriches. */
export async function stageEnrichment(
  db: Pick<TestDatabase, 'url' | 'sql'>,
  { slots = 4, limitMs }: { slots?: number; limitMs?: number } = {},
) {
  const on = stage(db.sql);
  const enrichLead = limitMs === undefined ? enrichOne : enrichWithin(limitMs);
  const tasks = [enrichLead, enrichBatch, enrichSweep];
  /** How far the providers' breakers are ahead of the clock. */
  const clock = { aheadMs: 0 };
  const worker: TestWorker = startTestWorker(db.url, tasks, { concurrency: slots });
  const providers = await TestProvider.start();
  const dns = await TestDnsServer.start();
  const { deps } = worker;
  await deps.providers.close();
  deps.providers = new ProviderClient({
    sql: deps.sql,
    log: deps.log,
    allowedOrigins: [`*.localhost:${providers.port}`],
    baseUrls: (provider) => `http://${provider}.localhost:${providers.port}`,
    retryDelaysMs: [20, 40, 80],
    now: () => Date.now() + clock.aheadMs,
  });
  deps.openResolver = resolversBy([dns.address]);
  await deps.fetcher.close();
  deps.fetcher = createFetcher({
    ...deps.identity,
    allowedOrigins: [`*.localhost:${providers.port}`],
  });

  const giveKey = (orgId: string, provider: EnrichmentProvider, key = `key-${provider}`) =>
    saveProviderKey(deps.keyRing, { orgId, provider, key, by: 'test' });

  async function lead(orgId: string, input: LeadInput = {}): Promise<string> {
    const id = newId();
    const { kind = 'company', name = 'Nordbygg AB' } = input;
    await db.sql`
      insert into lead (id, org_id, kind, name, email, website, city, country, phone)
      values (
        ${id}, ${orgId}, ${kind}, ${name}, ${input.email ?? null}, ${input.website ?? null},
        ${input.city ?? null}, ${input.country ?? null}, ${input.phone ?? null}
      )`;
    return id;
  }

  const idle = async () => {
    for (;;) {
      const jobs = await db.sql`
        select from graphile_worker.jobs where task_identifier like 'enrich.%'`;
      if (jobs.length === 0) return;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
  };

  /** Enriches a lead as a person would, and waits for the end. */
  async function enrich(
    orgId: string,
    actor: { userId: string },
    leadIds: string[],
    isRefresh = false,
  ): Promise<StoredRun> {
    await on.act(actor, 'enrichment.start', orgId, { leadIds, isRefresh });
    await idle();
    return lastRun(leadIds[0] ?? '');
  }

  async function lastRun(leadId: string): Promise<StoredRun> {
    const [run] = await db.sql<StoredRun[]>`
      select state, added, credits, steps from enrichment_run
      where lead_id = ${leadId} order by created_at desc limit 1`;
    if (!run) throw new Error('there is no run');
    return run;
  }

  const stepOf = (run: StoredRun, source: string) =>
    run.steps.find((step) => step.source === source);

  async function leadRow(leadId: string): Promise<Record<string, string | null>> {
    const [row] = await db.sql<Record<string, string | null>[]>`
      select * from lead where id = ${leadId}`;
    return row ?? {};
  }

  const values = (leadId: string) => db.sql<
    { field: string; value: string; extractor: string; source_url: string; chosen: boolean }[]
  >`
    select field, value, extractor, source_url, chosen from field_value
    where lead_id = ${leadId} order by field, extractor, value`;

  async function credits(orgId: string): Promise<{ balance: number; held: number }> {
    const [row] = await db.sql<{ balance: number; held: number }[]>`
      select balance, held from credit_account where org_id = ${orgId}`;
    return row ?? { balance: 0, held: 0 };
  }

  async function stop() {
    await worker.stop();
    await providers.stop();
    dns.stop();
  }

  return {
    ...on,
    worker,
    providers,
    dns,
    clock,
    giveKey,
    lead,
    idle,
    enrich,
    lastRun,
    stepOf,
    leadRow,
    values,
    credits,
    stop,
  };
}
