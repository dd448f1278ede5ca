import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import { migrateUp } from '../../platform/postgres/migrate.ts';
import { startTestWorker, testTask } from './testing/test-worker.ts';

/** A server of its own, since it is killed. */
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quarry-outage-'));
  await chmod(dataDir, 0o711);
  server = await startEmbeddedPostgres({ dataDir, removeOnDeath: [dataDir] });
  await migrateUp(server.url);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function killServer(): Promise<void> {
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
}

async function startServerAgain(): Promise<void> {
  server = await startEmbeddedPostgres({
    dataDir,
    port: server.port,
    removeOnDeath: [dataDir],
  });
}

test('a worker outlives the death of its database, and every job is done in the end', async () => {
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const begun: string[] = [];
  const gated = testTask('t.gated', async ({ payload }) => {
    const name = String(payload['name']);
    begun.push(name);
    await gates.get(name)?.promise;
  });
  gates.set('ends in the outage', Promise.withResolvers());
  gates.set('ends after it', Promise.withResolvers());
  const sql = postgres(server.url, { max: 2, fetch_types: false, onnotice: () => undefined });
  const add = (name: string) => sql`
    select graphile_worker.add_job('t.gated', ${JSON.stringify({ name })}::text::json)`;
  const worker = startTestWorker(server.url, [gated], { beatMs: 200, deadAfterMs: 2000 });
  try {
    await add('ends in the outage');
    await add('ends after it');
    await vi.waitFor(() => expect(begun.length).toBe(2), 10_000);

    await killServer();
    gates.get('ends in the outage')?.resolve();
    await vi.waitFor(() => expect(worker.runner.health().isAlive).toBe(false), 10_000);
    await startServerAgain();
    const upAt = performance.now();
    await vi.waitFor(() => add('begins after it'), 10_000);
    await vi.waitFor(() => expect(begun).toContain('begins after it'), 10_000);
    expect(performance.now() - upAt).toBeLessThan(10_000);

    gates.get('ends after it')?.resolve();
    await vi.waitFor(async () => {
      const left = await sql`select id from graphile_worker.jobs`;
      expect(left.length).toBe(0);
    }, 15_000);
    const dead = await sql`select task, error from dead_job`;
    expect([...dead]).toEqual([]);
    expect(worker.runner.health().isAlive).toBe(true);
  } finally {
    await worker.stop();
    await sql.end({ timeout: 1 });
  }
}, 90_000);

test('a worker that stops together with its database ends, and nothing is left unhandled', async () => {
  for (let round = 0; round < 3; round++) {
    const idle = testTask('t.idle', async () => {});
    const worker = startTestWorker(server.url, [idle], { beatMs: 50 });
    await vi.waitFor(() => expect(worker.runner.health().isAlive).toBe(true), 10_000);
    await Promise.all([worker.stop(), server.stop()]);
    await startServerAgain();
  }
}, 60_000);
