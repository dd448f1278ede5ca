import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts';
import { migrateUp } from '../platform/postgres/migrate.ts';

export interface BenchDatabase {
  /** As the owner, migrated and empty. */
  url: string;
  close: () => Promise<void>;
}

/**
 * A fresh database that survives power cuts, as in production: on the server of `DATABASE_URL` when
 * that is set, else on an embedded one that is made for this run.
 */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const given = process.env['DATABASE_URL'];
  const database = given ? await createDatabase(given) : await startServer();
  await migrateUp(database.url);
  return database;
}

async function startServer(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarry-bench-'));
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, removeOnDeath: [dataDir] });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `quarry_bench_${randomBytes(4).toString('hex')}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    close: async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
