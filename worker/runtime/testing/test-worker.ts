import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseEnv } from '../../../platform/env.ts';
import { makeLog } from '../../../platform/log.ts';
import { connectAsOwner } from '../../../platform/sql.ts';
import type { TaskContext, TaskDefinition, TaskOptions } from '../define-task.ts';
import { closeDeps, openDeps, type WorkerDeps } from '../deps.ts';
import { type Runner, type RunnerOptions, startRunner } from '../runner.ts';

const anyObject = z.record(z.string(), z.unknown());
type AnyPayload = z.infer<typeof anyObject>;

/** A task outside of schema/jobs.ts. */
export function testTask(
  name: string,
  run: (context: TaskContext<AnyPayload>) => Promise<void>,
  options: TaskOptions<AnyPayload> = {},
): TaskDefinition<AnyPayload> {
  return { ...options, name, payload: anyObject, run };
}

export interface TestWorker {
  deps: WorkerDeps;
  runner: Runner;
  stop: () => Promise<void>;
}

/** A worker in this process, with times short enough for a test and a data folder of its own. */
export function startTestWorker(
  databaseUrl: string,
  tasks: TaskDefinition[],
  options: Partial<RunnerOptions> = {},
): TestWorker {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarry-worker-'));
  const deps = openTestDeps(databaseUrl, dataDir);
  const beatSql = connectAsOwner(databaseUrl, { name: 'test-heartbeat', max: 1 });
  const runner = startRunner({
    deps,
    beatSql,
    tasks,
    concurrency: 2,
    drainMs: 300,
    beatMs: 100,
    deadAfterMs: 1000,
    ...options,
  });
  return {
    deps,
    runner,
    async stop() {
      await runner.stop();
      await closeDeps(deps);
      await beatSql.end({ timeout: 1 });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function openTestDeps(databaseUrl: string, dataDir: string): WorkerDeps {
  const env = parseEnv({
    DATABASE_URL: databaseUrl,
    NODE_ENV: 'test',
    QUARRY_DATA_DIR: dataDir,
  });
  return openDeps(env, makeLog('test', 'silent'));
}
