import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { stage } from '../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { newId } from '../schema/id.ts';

/** The worker as it is started for real. */

/** A net for what hangs: a busy machine takes long to start a process. */
const NET_MS = 60_000;
const PROGRAM = join(import.meta.dirname, 'main.ts');

let db: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  db = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'quarry-main-'));
});
afterAll(async () => {
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(variables: Record<string, string>): ChildProcess {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', QUARRY_DATA_DIR: dataDir };
  return spawn(process.execPath, [PROGRAM], {
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outcome(child: ChildProcess) {
  const [[code], complaint] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, complaint };
}

test('does the jobs of the product, tells its health, and leaves with code 0 when asked to', async () => {
  const port = await pickFreePort();
  const child = start({ DATABASE_URL: db.url, QUARRY_WORKER_PORT: String(port) });
  const ended = outcome(child);
  try {
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    await vi.waitFor(async () => expect((await at('/health')).status).toBe(200), NET_MS);

    const on = stage(db.sql);
    const { orgId, admin } = await on.org();
    const input = { id: newId(), email: 'grace@example.com', role: 'member' as const };
    await on.act(admin, 'invitation.create', orgId, input);
    await vi.waitFor(async () => {
      const rows = await db.sql`
        select from invitation where id = ${input.id} and token_hash is not null`;
      expect(rows.length).toBe(1);
    }, NET_MS);
    await vi.waitFor(async () => {
      const metrics = await (await at('/metrics')).text();
      expect(metrics).toMatch(/quarry_job_runs_total\{.*mail\.invitation.*outcome="done".*\} 1/);
    }, NET_MS);
    expect((await at('/other')).status).toBe(404);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toMatchObject({ code: 0 });
  const beats = await db.sql`select worker_id from worker_heartbeat`;
  expect(beats.length).toBe(0);
}, 240_000);

test('says in one sentence what is wrong with its environment, and leaves with code 1', async () => {
  expect(await outcome(start({}))).toEqual({
    code: 1,
    complaint: 'The environment is not usable. DATABASE_URL is not set.\n',
  });
});

test('waits for a database that is not there yet, and still stops when asked to', async () => {
  const child = start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const ended = outcome(child);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await vi.waitFor(() => expect(said).toContain('the queue can not be reached'), NET_MS);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
});
