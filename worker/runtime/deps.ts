import type { LiveNotice } from '../../platform/live.ts';
import { publishLive } from '../../platform/live.ts';
import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import { openObjectStore, type ObjectStore } from '../../platform/object-store.ts';
import { connectAsOwner, connectAsSystem, type Sql } from '../../platform/sql.ts';
import { RetryingProvider } from '../../platform/verb/provider.ts';

/** What every task stands on; made once in main.ts. */
export interface WorkerDeps {
  env: Env;
  log: Log;
  /** As `quarry_system`: reads and writes all tenants' rows, so each statement names its org. */
  sql: Sql;
  /** As the owner: for the queue and for `runVerb`, which steps down by itself. */
  ownerSql: Sql;
  provider: RetryingProvider;
  objectStore: ObjectStore;
  /** Tells whoever watches; nothing is stored. */
  publishLive: (notice: LiveNotice) => Promise<void>;
}

export function openDeps(env: Env, log: Log): WorkerDeps {
  const max = env.QUARRY_DATABASE_POOL;
  const sql = connectAsSystem(env.DATABASE_URL, { name: 'quarry-worker', max });
  const ownerSql = connectAsOwner(env.DATABASE_URL, { name: 'quarry-worker-owner', max });
  return {
    env,
    log,
    sql,
    ownerSql,
    provider: new RetryingProvider(ownerSql),
    objectStore: openObjectStore(env),
    publishLive: (notice) => publishLive(sql, notice),
  };
}

export async function closeDeps(deps: WorkerDeps): Promise<void> {
  await Promise.all([deps.sql.end({ timeout: 2 }), deps.ownerSql.end({ timeout: 2 })]);
}
