import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

let dataDir: string;
const open: EmbeddedPostgres[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'quarry-embedded-'));
  chmodSync(dataDir, 0o711);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
  rmSync(dataDir, { recursive: true });
});

async function start(dir = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: dir, isDurable: false });
  open.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

test('what was written is there after a stop and after a kill', async () => {
  const first = await start();
  await ask(first.url, 'create table stone as select 1 as id');
  await first.stop();
  expect(await first.ended).toBe('exit code 0');

  const second = await start();
  await ask(second.url, 'insert into stone values (2)');
  await ask(second.url, 'checkpoint');
  process.kill(second.pid, 'SIGKILL');
  expect(await second.ended).toBe('killed by SIGKILL');

  const third = await start();
  expect(await ask(third.url, 'select id from stone order by id')).toEqual([{ id: 1 }, { id: 2 }]);
});

test('it is ready to feed a replica, on loopback, with a password', async () => {
  const { url } = await start();
  const [facts] = await ask(
    url,
    `select current_setting('wal_level') as wal, current_setting('listen_addresses') as host,
       current_setting('unix_socket_directories') as socket,
       current_setting('server_version_num')::int / 10000 as version`,
  );
  expect(facts).toEqual({ wal: 'logical', host: '127.0.0.1', socket: '', version: 18 });
  const guess = new URL(url);
  guess.password = 'guess';
  await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('it ends with the process that started it, even when that one is killed', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded.ts'));
  const script = `
    const { startEmbeddedPostgres } = await import(${module});
    const { pid } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(pid);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
  const pid = Number(printed.toString());
  expect(readCommandLine(pid)).toContain(dataDir);
  owner.kill('SIGKILL');
  const deadline = Date.now() + 10_000;
  while (readCommandLine(pid) && Date.now() < deadline) await delay(50);
  expect(readCommandLine(pid)).toBe('');
});

test.runIf(process.getuid?.() === 0)(
  'started by root in a folder that others cannot enter, it lives outside and is found again',
  async () => {
    const hidden = join(dataDir, 'private', '.data');
    mkdirSync(hidden, { recursive: true });
    chmodSync(join(dataDir, 'private'), 0o700);
    const first = await start(hidden);
    await ask(first.url, 'create table stone as select 1 as id');
    await first.stop();
    expect(lstatSync(join(hidden, 'postgres')).isSymbolicLink()).toBe(true);
    const outside = realpathSync(join(hidden, 'postgres'));
    expect(outside).toMatch(/^\/var\/lib\/quarry\/data-/);

    const second = await start(hidden);
    expect(await ask(second.url, 'select id from stone')).toEqual([{ id: 1 }]);
    await second.stop();
    rmSync(outside, { recursive: true });
  },
);
