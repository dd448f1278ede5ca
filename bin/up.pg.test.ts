import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { readRun } from './supervisor/run-file.ts';
import { listProcesses } from './testing/list-processes.ts';
import { makeDataDir, supervise, until } from './testing/supervised.ts';

/** Clients may have to wait no longer than this, also on a busy machine. */
const BACK_WITHIN_MS = 30_000;

let dataDir: string;
let variables: Record<string, string>;
let url: string;

beforeEach(async () => {
  dataDir = makeDataDir();
  const port = await pickFreePort();
  url = `http://localhost:${port}`;
  variables = { PORT: String(port), QUARRY_DATA_DIR: dataDir };
});

afterEach(() => {
  for (const pid of listProcesses(dataDir)) process.kill(pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function isReady(): Promise<boolean> {
  const answer = await fetch(`${url}/ready`).catch(() => undefined);
  return answer?.status === 200;
}

function partPid(name: string): number | undefined {
  return readRun(dataDir)?.parts[name]?.pid ?? undefined;
}

describe('the product on one machine', { timeout: 180_000 }, () => {
  test('comes up, mends every part that is killed, starts again on what a killed supervisor left, and leaves nothing behind', async () => {
    const up = supervise(variables);
    await up.says(`Quarry is ready: ${url}\n`);
    expect(await isReady()).toBe(true);

    for (const part of ['worker', 'server', 'zero-cache', 'postgres']) {
      const killed = partPid(part);
      if (!killed) throw new Error(`${part} is not running`);
      process.kill(killed, 'SIGKILL');
      await until(`${part} runs again`, BACK_WITHIN_MS, () => (partPid(part) ?? killed) !== killed);
      await until(`ready after the end of ${part}`, BACK_WITHIN_MS, isReady);
    }

    const second = supervise(variables);
    expect(await second.exitCode()).toBe(1);
    expect(second.output()).toMatch(/^Quarry cannot start\. .*already running.*\n$/);

    up.child.kill('SIGKILL');
    await up.exitCode();
    const next = supervise(variables);
    await next.says('Quarry is ready');
    const own = new Set(Object.values(readRun(dataDir)?.parts ?? {}).map((part) => part.pid));
    expect(own.size).toBeGreaterThanOrEqual(4);

    next.child.kill('SIGINT');
    expect(await next.exitCode()).toBe(0);
    await until('nothing is left', BACK_WITHIN_MS, () => listProcesses(dataDir).length === 0);
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });
});

describe('a start that cannot work says why in one sentence', () => {
  async function refusal(changes: Record<string, string>): Promise<string> {
    const up = supervise({ ...variables, ...changes });
    expect(await up.exitCode()).toBe(1);
    expect(up.output()).not.toContain('    at ');
    expect(listProcesses(dataDir)).toEqual([]);
    return up.output().trim();
  }

  test('a port that is in use', async () => {
    const server = createServer().listen(Number(variables['PORT']), '127.0.0.1');
    expect(await refusal({})).toContain(`Port ${variables['PORT']} is in use`);
    server.close();
  });

  test('a variable that is wrong', async () => {
    expect(await refusal({ PORT: 'four thousand' })).toContain('PORT');
    expect(await refusal({ QUARRY_DEMO: 'maybe' })).toContain('QUARRY_DEMO');
  });

  test('a database that is not there', async () => {
    const database = `postgresql://somebody@127.0.0.1:${await pickFreePort()}/quarry`;
    expect(await refusal({ DATABASE_URL: database })).toContain('DATABASE_URL cannot be reached');
  });

  test('a data folder that cannot be made', async () => {
    expect(await refusal({ QUARRY_DATA_DIR: '/dev/null/quarry' })).toContain('/dev/null/quarry');
  });
});
