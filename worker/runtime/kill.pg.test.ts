import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';

/** Real processes, killed and paused for real, with the product's own times. */

const PROGRAM = join(import.meta.dirname, 'testing/worker-process.ts');
/** What reliability.md allows from a kill to the next worker's start. */
const RESUME_MS = 10_000;
/** A net for what hangs: a busy machine takes long to start a process. */
const NET_MS = 60_000;

let db: TestDatabase;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  db = await createTestDatabase();
  await db.sql`create table test_run (
    id bigint generated always as identity, subject text, pid int, attempt int)`;
  await db.sql`create table test_gate (subject text primary key, pids int[])`;
  await db.sql`create table test_effect (subject text, pid int)`;
  await db.sql`grant select, insert on test_run, test_gate, test_effect to quarry_system`;
});
afterEach(async () => {
  await Promise.all([...children].map((child) => end(child, 'SIGKILL')));
  await db.sql`delete from graphile_worker._private_jobs`;
});
afterAll(() => db.drop());

async function startWorker(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, [PROGRAM, db.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.add(child);
  const { pid } = child;
  if (!pid) throw new Error('The worker did not start');
  await vi.waitFor(async () => {
    const rows = await db.sql`select from worker_heartbeat where pid = ${pid}`;
    expect(rows.length).toBe(1);
  }, NET_MS);
  return Object.assign(child, { pid });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  // A paused process takes SIGKILL, and nothing else before it goes on.
  if (signal === 'SIGTERM') child.kill('SIGCONT');
  const [code] = (await ended) as [number | null];
  return code;
}

async function addJob(subject: string, isDeaf = false): Promise<void> {
  const payload = JSON.stringify({ subject, isDeaf });
  await db.sql`select graphile_worker.add_job('test.effect', ${payload}::text::json)`;
}

async function openGate(subject: string, ...pids: number[]): Promise<void> {
  await db.sql`
    insert into test_gate values (${subject}, ${pids})
    on conflict (subject) do update set pids = excluded.pids`;
}

async function runs(subject: string) {
  const rows = await db.sql<{ pid: number; attempt: number }[]>`
    select pid, attempt from test_run where subject = ${subject} order by id`;
  return [...rows];
}

async function effects(subject: string): Promise<number[]> {
  const rows = await db.sql<{ pid: number }[]>`
    select pid from test_effect where subject = ${subject}`;
  return rows.map(({ pid }) => pid);
}

const queueIsEmpty = () =>
  vi.waitFor(async () => {
    const left = await db.sql`select id from graphile_worker.jobs`;
    expect(left.length).toBe(0);
  }, NET_MS);

test('a job of a worker that is killed is begun by another within 10 s, and has its effect once', async () => {
  const first = await startWorker();
  await addJob('killed');
  await vi.waitFor(async () => expect((await runs('killed')).length).toBe(1), NET_MS);
  const second = await startWorker();

  const killedAt = performance.now();
  await end(first, 'SIGKILL');
  await vi.waitFor(async () => expect((await runs('killed')).length).toBe(2), RESUME_MS);
  expect(performance.now() - killedAt).toBeLessThan(RESUME_MS);
  // Being killed is not the job's failure: the second run is its first attempt again.
  expect(await runs('killed')).toEqual([
    { pid: first.pid, attempt: 1 },
    { pid: second.pid, attempt: 1 },
  ]);

  await openGate('killed', second.pid);
  await queueIsEmpty();
  expect(await effects('killed')).toEqual([second.pid]);
}, 240_000);

test('a worker that is paused until it was taken for dead writes nothing when it goes on', async () => {
  const paused = await startWorker();
  // Deaf, so that the fence alone stands between it and a second effect.
  await addJob('paused', true);
  await vi.waitFor(async () => expect((await runs('paused')).length).toBe(1), NET_MS);
  const other = await startWorker();
  paused.kill('SIGSTOP');
  await vi.waitFor(async () => expect((await runs('paused')).length).toBe(2), RESUME_MS);

  // It finds its gate open, and wants to commit while the other is still at it.
  await openGate('paused', paused.pid);
  paused.kill('SIGCONT');
  // It notices, and goes on under a new name.
  await vi.waitFor(async () => {
    const rows = await db.sql`select from worker_heartbeat where pid = ${paused.pid}`;
    expect(rows.length).toBe(1);
  }, RESUME_MS);
  expect(await effects('paused')).toEqual([]);

  await openGate('paused', other.pid);
  await queueIsEmpty();
  expect(await effects('paused')).toEqual([other.pid]);

  await end(other, 'SIGKILL');
  await addJob('after');
  await openGate('after', paused.pid);
  await queueIsEmpty();
  expect(await effects('after')).toEqual([paused.pid]);
}, 240_000);

test('a worker that is asked to stop gives its job to another at once and leaves with code 0', async () => {
  const first = await startWorker();
  await addJob('stopped');
  await vi.waitFor(async () => expect((await runs('stopped')).length).toBe(1), NET_MS);
  const second = await startWorker();
  expect(await end(first, 'SIGTERM')).toBe(0);
  await vi.waitFor(async () => expect((await runs('stopped')).length).toBe(2), 3000);
  await openGate('stopped', second.pid);
  await queueIsEmpty();
  expect(await effects('stopped')).toEqual([second.pid]);
}, 240_000);
