import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../../../platform/env.ts';
import { makeLog } from '../../../platform/log.ts';
import { connectAsOwner } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import type { MapElement } from '../../../platform/testing/overpass-server.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import type { Actor } from '../../../schema/tables.ts';
import type { VerbInput } from '../../../schema/verbs.ts';
import { type SampleWeb, startSampleWeb } from '../../crawl/testing/sample-web.ts';
import { closeDeps, openDeps, type WorkerDeps } from '../../runtime/deps.ts';
import { type Runner, startRunner } from '../../runtime/runner.ts';
import { beginSearch } from '../begin-task.ts';
import { findLeads } from '../find-task.ts';
import { readFound } from '../read-task.ts';

/** A database, the sample web, a worker that searches, and one org with credits. */
export interface SearchStage {
  db: TestDatabase;
  web: SampleWeb;
  deps: WorkerDeps;
  on: ReturnType<typeof stage>;
  orgId: string;
  admin: Actor;
  /** Asks, and returns the request's id. */
  ask(
    request?: Partial<VerbInput<'request.create'>>,
    as?: { orgId: string; admin: Actor },
  ): Promise<string>;
  /** When the request has ended, its row. */
  ended(requestId: string): Promise<RequestRow>;
  /** Ends this worker as a kill would, without a word, and starts another. */
  restartWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface RequestRow {
  state: string;
  stateReason: string | null;
  found: number;
  lookedAt: number;
  leadsNew: number;
  leadsKnown: number;
  creditsSpent: number;
}

export async function openSearchStage(providerPort: number): Promise<SearchStage> {
  const db = await createTestDatabase();
  const web = await startSampleWeb({ sites: 24, pagesPerSite: 9, slowMs: 50 });
  const dataDir = mkdtempSync(join(tmpdir(), 'quarry-search-'));
  const env = parseEnv({
    DATABASE_URL: db.url,
    NODE_ENV: 'test',
    QUARRY_DATA_DIR: dataDir,
    QUARRY_DEMO: 'external',
    QUARRY_DEMO_PORT: String(web.port),
    QUARRY_PROVIDER_TEST_PORT: String(providerPort),
  });
  const deps = openDeps(env, makeLog('test', 'silent'));
  const beatSql = connectAsOwner(db.url, { name: 'test-heartbeat', max: 1 });
  const start = (): Runner =>
    startRunner({
      deps,
      beatSql,
      tasks: [beginSearch, findLeads, readFound],
      concurrency: 4,
      drainMs: 0,
      beatMs: 100,
      deadAfterMs: 1000,
      pollMs: 100,
    });
  let runner = start();
  const on = stage(db.sql);
  const { orgId, admin } = await on.org();
  return {
    db,
    web,
    deps,
    on,
    orgId,
    admin,
    async ask(request = {}, as = { orgId, admin }) {
      const id = newId();
      await on.act(as.admin, 'request.create', as.orgId, { ...DENTISTS, ...request, id });
      return id;
    },
    async ended(requestId) {
      for (;;) {
        const [row] = await db.sql<RequestRow[]>`
          select
            state, state_reason as "stateReason", found, looked_at as "lookedAt",
            leads_new as "leadsNew", leads_known as "leadsKnown",
            credits_spent as "creditsSpent"
          from lead_request where id = ${requestId}`;
        if (row && !['queued', 'running'].includes(row.state)) return row;
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    },
    async restartWorker() {
      await runner.stop();
      runner = start();
    },
    async close() {
      await runner.stop();
      await closeDeps(deps);
      await beatSql.end({ timeout: 1 });
      await web.close();
      await db.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const DENTISTS = {
  text: 'dentists in Leeds with online booking',
  criteria: {
    industries: ['dentist'],
    places: [{ city: 'Leeds', country: 'GB' }],
    needs: ['online booking'],
  },
  parsedBy: 'rules' as const,
  sources: ['sample-web' as const],
  wanted: 10,
};

/** A dentist on the map of Leeds. */
export function dentist(id: number, tags: Record<string, string> = {}): MapElement {
  return {
    type: 'node',
    id,
    lat: 53.8 + id / 10_000,
    lon: -1.55,
    tags: {
      amenity: 'dentist',
      name: `Dental Practice ${id}`,
      phone: `+44 113 496 ${1000 + id}`,
      ...tags,
    },
  };
}
