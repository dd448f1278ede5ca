import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded.ts';
import { connectAsOwner, isDatabaseAway, retryTransaction } from './sql.ts';

/** A server of its own, since it is stopped. */
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quarry-outage-'));
  await chmod(dataDir, 0o711);
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(port?: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, isDurable: false, removeOnDeath: [dataDir], port });
}

test('connections that open while the server stops leave no rejection behind', async () => {
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', hear);
  try {
    for (let round = 0; round < 3; round++) {
      const sql = connectAsOwner(server.url, { name: 'test', max: 40 });
      const asked = Array.from({ length: 40 }, () => sql`select 1`.catch((error) => error));
      // Some are there by then, others on their way.
      await Promise.race(asked);
      const [answers] = await Promise.all([Promise.all(asked), server.stop()]);
      for (const answer of answers) {
        if (answer instanceof Error) expect(isDatabaseAway(answer), String(answer)).toBe(true);
      }
      await sql.end({ timeout: 1 });
      server = await start(server.port);
    }
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
  }
});

test('transactions that meet a restart are done afterwards, each once', async () => {
  const sql = connectAsOwner(server.url, { name: 'test', max: 8 });
  try {
    await sql`create table mark (n int primary key)`;
    const run = { isOver: false, written: 0 };
    const writeOn = async (lane: number) => {
      for (let n = 0; !run.isOver; n++) {
        const id = lane * 1_000_000 + n;
        await retryTransaction(() =>
          sql.begin((tx) => tx`insert into mark values (${id}) on conflict do nothing`),
        );
        run.written++;
      }
    };
    const lanes = Array.from({ length: 8 }, (_, lane) => writeOn(lane));
    await vi.waitFor(() => expect(run.written).toBeGreaterThan(100), 20_000);
    await server.stop();
    server = await start(server.port);
    const before = run.written;
    await vi.waitFor(() => expect(run.written).toBeGreaterThan(before + 100), 20_000);
    run.isOver = true;
    await Promise.all(lanes);
    const [row] = await sql<{ marks: number }[]>`select count(*)::int as marks from mark`;
    expect(row?.marks).toBe(run.written);
  } finally {
    await sql.end({ timeout: 1 });
  }
});
