import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommandLine } from '../../platform/postgres/command-line.ts';
import { lockDataDir, readRun, writeRun } from './run-file.ts';

let dir: string;
let holder: ChildProcess;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'quarry-lock-'));
  holder = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (holder.stdout) await once(holder.stdout, 'data');
});

afterEach(() => {
  holder.kill('SIGKILL');
  rmSync(dir, { recursive: true });
});

function lockAs(pid: number, command: string): void {
  writeFileSync(join(dir, 'lock'), JSON.stringify({ pid, command }));
}

function holderPid(): number {
  if (!holder.pid) throw new Error('The holder did not start');
  return holder.pid;
}

function runOfHolder(status: 'ready' | 'stopping') {
  const pid = holderPid();
  const startedAt = new Date(0).toISOString();
  return {
    pid,
    command: readCommandLine(pid),
    status,
    url: 'http://localhost:4000',
    startedAt,
    parts: {},
  };
}

test('a folder that nobody holds is locked and, released, can be locked again', async () => {
  for (const _round of [1, 2]) {
    const release = await lockDataDir(dir);
    expect(existsSync(join(dir, 'lock'))).toBe(true);
    release();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  }
});

test('one that a running Quarry holds is refused with its address', async () => {
  lockAs(holderPid(), readCommandLine(holderPid()));
  writeRun(dir, runOfHolder('ready'));
  await expect(lockDataDir(dir)).rejects.toThrow(
    /already running on .* at http:\/\/localhost:4000/,
  );
});

test('one whose holder was killed is taken over', async () => {
  lockAs(holderPid(), readCommandLine(holderPid()));
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const release = await lockDataDir(dir);
  release();
});

test('one whose holder’s number now belongs to another program is taken over', async () => {
  lockAs(holderPid(), 'node bin/up.ts');
  const release = await lockDataDir(dir);
  release();
});

test('one whose holder is stopping is waited for', async () => {
  lockAs(holderPid(), readCommandLine(holderPid()));
  writeRun(dir, runOfHolder('stopping'));
  const locked = lockDataDir(dir);
  holder.kill('SIGKILL');
  (await locked)();
});

test('a lock and a run file that were cut off by a power failure count as none', async () => {
  writeFileSync(join(dir, 'lock'), '');
  writeFileSync(join(dir, 'run.json'), '{"pid": 1');
  expect(readRun(dir)).toBeUndefined();
  const release = await lockDataDir(dir);
  release();
});
