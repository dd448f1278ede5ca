import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';

export const MIGRATIONS_DIR = join(import.meta.dirname, '../../migrations');

/** Any number will do, as long as nothing else in this database takes the same lock. */
const MIGRATION_LOCK = 7_241_865;

type Log = (line: string) => void;

interface MigrateOptions {
  log?: Log;
  /** Another folder of `NNNN_name.sql` files: for tests. */
  dir?: string;
}

/**
 * Brings the database to the newest schema: the job queue's own migrations, then those in
 * `migrations/`, all of these in one transaction. Returns the names of those that ran. Several processes may
 * call it at once: one works, the others wait and then find nothing to do.
 *
 * The URL must be the owner's. Zero's event triggers fire on every DDL statement and undo it for a
 * role that cannot write to Zero's schemas.
 */
export function migrateUp(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  return withMigrationLock(databaseUrl, async (client) => {
    await runMigrations({ connectionString: databaseUrl });
    return await runSqlMigrations(client, { ...options, direction: 'up' });
  });
}

/** Takes back the newest `count` migrations and returns their names, newest first. */
export function migrateDown(
  databaseUrl: string,
  count: number,
  options: MigrateOptions = {},
): Promise<string[]> {
  return withMigrationLock(databaseUrl, (client) =>
    runSqlMigrations(client, { ...options, direction: 'down', count }),
  );
}

async function runSqlMigrations(
  dbClient: Client,
  options: MigrateOptions & { direction: 'up' | 'down'; count?: number },
): Promise<string[]> {
  const { direction, count, dir = MIGRATIONS_DIR, log } = options;
  const ran = await runner({
    dbClient,
    dir,
    direction,
    count,
    migrationsTable: 'schema_migration',
    singleTransaction: true,
    noLock: true,
    verbose: false,
    logger: { info: quiet, warn: (line) => log?.(line), error: (line) => log?.(line) },
  });
  for (const { name } of ran) log?.(`${direction === 'up' ? 'applied' : 'took back'} ${name}`);
  return ran.map(({ name }) => name);
}

/** Held by the session, so the lock of a killed process vanishes with its connection. */
async function withMigrationLock<T>(
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

function quiet(): void {}
