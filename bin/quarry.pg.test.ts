import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { readRun } from './supervisor/run-file.ts';
import { listProcesses } from './testing/list-processes.ts';
import { makeDataDir, supervise, type Supervised, until } from './testing/supervised.ts';

interface Command {
  stdout: () => string;
  stderr: () => string;
  exitCode: Promise<number | null>;
  interrupt: () => void;
}

const QUARRY = join(import.meta.dirname, 'quarry.ts');
let dataDir: string;
let variables: Record<string, string>;

function quarry(...args: string[]): Command {
  const env = { ...process.env, LOG_LEVEL: 'warn', ...variables };
  const child = spawn(process.execPath, [QUARRY, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  }
  return {
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    exitCode: new Promise((resolve) => child.once('close', resolve)),
    interrupt: () => void child.kill('SIGINT'),
  };
}

async function outcome(...args: string[]) {
  const command = quarry(...args);
  const exitCode = await command.exitCode;
  return { exitCode, stdout: command.stdout(), stderr: command.stderr() };
}

function jsonLines(text: string): { id: string; kind: string; name: string }[] {
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { id: string; kind: string; name: string });
}

beforeAll(async () => {
  dataDir = makeDataDir();
  variables = { PORT: String(await pickFreePort()), QUARRY_DATA_DIR: dataDir };
});

afterAll(() => {
  for (const pid of listProcesses(dataDir)) process.kill(pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('quarry crawl', { timeout: 120_000 }, () => {
  let up: Supervised;
  let sql: Sql;
  let directory: string;

  beforeAll(async () => {
    up = supervise(variables);
    await up.says('Quarry is ready');
    const run = readRun(dataDir);
    sql = connectAsOwner(run?.databaseUrl ?? '', { name: 'test', max: 2 });
    directory = `http://sample.localhost:${run?.parts['demo']?.port}/directory`;
  }, 120_000);

  afterAll(async () => {
    await sql.end({ timeout: 1 });
    up.child.kill('SIGTERM');
    await up.exitCode();
  });

  const lastTask = async () => {
    const [task] = await sql<{ state: string; leads: number; spent: number }[]>`
      select state, leads_found as leads, credits_spent as spent
      from crawl_task
      where org_id = 'command-line'
      order by created_at desc
      limit 1`;
    return task;
  };
  const account = async () => {
    const [row] = await sql<{ balance: number; held: number; entries: number }[]>`
      select balance, held,
        (select sum(balance_delta)::int from credit_entry where org_id = 'command-line') as entries
      from credit_account
      where org_id = 'command-line'`;
    return row;
  };

  test('prints leads as lines of JSON while the crawl goes on, and ends with 0', async () => {
    const command = quarry('crawl', directory, '--kind', 'listing', '--pace', '800');
    await until('a lead is printed', 60_000, () => command.stdout().includes('\n'));
    expect(await lastTask()).toMatchObject({ state: 'running' });
    expect(await command.exitCode).toBe(0);

    const leads = jsonLines(command.stdout());
    const task = await lastTask();
    expect(task).toMatchObject({ state: 'completed', leads: leads.length, spent: leads.length });
    expect(new Set(leads.map(({ id }) => id)).size).toBe(leads.length);
    expect(new Set(leads.map(({ kind }) => kind))).toEqual(new Set(['company', 'person']));
    expect(command.stderr()).toContain('completed 100 %');
    expect(await account()).toMatchObject({ held: 0, balance: 1000 - leads.length });
  });

  test('is cancelled by Ctrl-C, twice by way of npm, and its budget is free again', async () => {
    const command = quarry('crawl', directory, '--kind', 'listing', '--pace', '3000');
    await until('it runs', 60_000, () => command.stderr().includes('running'));
    expect(await account()).toMatchObject({ held: 1000 });
    command.interrupt();
    command.interrupt();
    expect(await command.exitCode).toBe(130);
    expect(command.stderr()).toContain('cancelled');
    expect(await lastTask()).toMatchObject({ state: 'cancelled' });
    const after = await account();
    expect(after).toMatchObject({ held: 0, balance: after?.entries });
  });

  test('says why nothing could be read', async () => {
    const { exitCode, stdout, stderr } = await outcome('crawl', 'http://10.0.0.1/');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('No page could be reached.\nhttp://10.0.0.1/: ');
  });
});

describe('a command that cannot work says why in one sentence', () => {
  test.each([
    [['nonsense'], 2, 'There is no command “nonsense”.'],
    [['crawl', 'mailto:a@example.com'], 1, 'an e-mail address, not a web page'],
    [['crawl', 'example.com', '--depth', '99'], 1, '--depth is out of range'],
    [['crawl', 'example.com', '--pages', 'many'], 1, '--pages takes a whole number, not “many”.'],
    [['crawl', 'example.com', '--kind', 'map'], 1, '--kind takes urls, domain or listing'],
    [['crawl', 'example.com', '--fast'], 1, "Unknown option '--fast'."],
    [['crawl'], 1, 'Name the pages to crawl.'],
    [['migrate', 'sideways'], 1, 'Say "migrate up" or "migrate down N"'],
    [['extract', '/nowhere/index.jsonl'], 1, 'There is no file /nowhere/index.jsonl.'],
  ])('%j', async (args, exitCode, says) => {
    const seen = await outcome(...args);
    expect(seen).toMatchObject({ exitCode, stdout: '' });
    expect(seen.stderr).toContain(says);
    expect(seen.stderr).not.toContain('    at ');
  });
});

describe('the other commands', { timeout: 120_000 }, () => {
  test('extract prints what a saved page says, and that its receipts hold', async () => {
    const index = join(dataDir, 'index.jsonl');
    writeFileSync(
      join(dataDir, 'page.html'),
      '<title>Acme Ltd</title><p>Write to <a href="mailto:info@acme.example">us</a></p>',
    );
    writeFileSync(index, '{"file": "page.html", "url": "https://acme.example/"}\n\n');
    const read = await outcome('extract', index);
    expect(read).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(read.stdout)).toMatchObject({ file: 'page.html' });
    expect(read.stdout).toContain('info@acme.example');
    expect(await outcome('extract', '--verify', index)).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('migrate takes the newest migration back and brings it again', async () => {
    await outcome('migrate', 'up');
    const down = await outcome('migrate', 'down', '1');
    expect(down).toMatchObject({ exitCode: 0, stderr: '' });
    const up = await outcome('migrate', 'up');
    expect(up).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await outcome('migrate', 'up')).toMatchObject({
      exitCode: 0,
      stdout: 'nothing to do\n',
    });
  });

  test('doctor has a line for each thing, and a failing one for what is wrong', async () => {
    const well = await outcome('doctor');
    expect(well.stdout.split('\n').filter((line) => /^(?:ok  |FAIL) /.test(line))).toHaveLength(9);
    variables = { ...variables, PORT: 'four thousand' };
    const ill = await outcome('doctor');
    expect(ill).toMatchObject({ exitCode: 1 });
    expect(ill.stdout).toMatch(/^FAIL environment .*PORT/m);
  });
});
