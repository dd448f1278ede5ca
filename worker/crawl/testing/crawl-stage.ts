import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFetcher } from '../../../platform/http/fetch-page.ts';
import { FolderStore, type ObjectStore } from '../../../platform/object-store.ts';
import { connectAsSystem, type Sql } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import type { ConsoleLine } from '../../../schema/live.ts';
import { type CrawlSettings, DEFAULT_CRAWL_SETTINGS } from '../../../schema/source/settings.ts';
import type { SourceKind } from '../../../schema/source/source.ts';
import type { CrawlDeps, SliceOptions, SliceOutcome } from '../crawl-deps.ts';
import { runSlice } from '../run-slice.ts';
import { plainExtraction } from './plain-extraction.ts';

export interface StagedTask {
  id: string;
  run: number;
}

export interface TaskWishes {
  urls: string[];
  kind?: SourceKind;
  settings?: Partial<CrawlSettings>;
  budget?: number;
}

/** An org with credits, and a crawler with everything but a queue, for tests with a database. */
export async function stageCrawl(database: TestDatabase, ports: number[]) {
  const { org, act } = stage(database.sql);
  const { orgId, admin } = await org();
  const sql: Sql = connectAsSystem(database.url, { name: 'test-crawler', max: 6 });
  const folder = await mkdtemp(join(tmpdir(), 'quarry-crawl-'));
  const objectStore: ObjectStore = new FolderStore(folder);
  const lines: ConsoleLine[] = [];
  const fetcher = createFetcher({
    userAgent: 'QuarryBot/1.0',
    allowedOrigins: ports.map((port) => `*.localhost:${port}`),
  });
  const deps: CrawlDeps = {
    sql,
    fetcher,
    objectStore,
    extraction: plainExtraction,
    browser: null,
    publishLive: (notice) => {
      lines.push(...notice.lines);
      return Promise.resolve();
    },
  };

  async function makeTask(wishes: TaskWishes): Promise<StagedTask> {
    const id = newId();
    await act(admin, 'crawl.create', orgId, {
      id,
      name: 'Test crawl',
      sourceKind: wishes.kind ?? 'urls',
      source: { urls: wishes.urls },
      settings: { ...DEFAULT_CRAWL_SETTINGS, paceMs: 0, ...wishes.settings },
      budgetCredits: wishes.budget ?? 20,
      schedule: 'once',
      start: true,
    });
    return { id, run: 1 };
  }

  function slice(
    task: StagedTask,
    options: Partial<SliceOptions> = {},
    overrides: Partial<CrawlDeps> = {},
  ): Promise<SliceOutcome> {
    const payload = { orgId, taskId: task.id, run: task.run };
    const { signal } = new AbortController();
    return runSlice({ ...deps, ...overrides }, payload, { workerId: 'w1', signal, ...options });
  }

  /** Slices until there is an end. */
  async function crawl(
    task: StagedTask,
    overrides: Partial<CrawlDeps> = {},
  ): Promise<SliceOutcome> {
    for (;;) {
      const outcome = await slice(task, { patienceMs: 60_000 }, overrides);
      if (outcome.kind !== 'again') return outcome;
    }
  }

  return {
    orgId,
    admin,
    act,
    deps,
    lines,
    objectStore,
    folder,
    makeTask,
    slice,
    crawl,
    sql: database.sql,
    close: async () => {
      await fetcher.close();
      await sql.end({ timeout: 2 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type CrawlStage = Awaited<ReturnType<typeof stageCrawl>>;
