import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Step } from '../steps.ts';
import { runUnlessPassed } from './run-unless-passed.ts';

/**
 * A runner that reports as vitest does. A file that holds “skipped” or “failed” has a test of that
 * kind; “edits X” changes X while it runs; “unheard” leaves a rejection behind; “left” is left out.
 */
const RUNNER = `
  import { globSync, readFileSync, writeFileSync } from 'node:fs';
  import { resolve } from 'node:path';
  const args = process.argv.slice(2);
  const report = args.pop().split('=')[1];
  const all = globSync('*.test.ts').sort();
  const asked = args.length > 0 ? args : all;
  writeFileSync('asked.json', JSON.stringify(asked));
  const testResults = [];
  let code = 0;
  for (const name of asked) {
    const text = readFileSync(name, 'utf8');
    if (text.includes('left')) continue;
    const status = text.includes('failed') ? 'failed' : 'passed';
    if (status === 'failed' || text.includes('unheard')) code = 1;
    if (text.includes('unheard')) console.log('Unhandled Rejection');
    const [, edited] = /edits (\\S+)/.exec(text) ?? [];
    if (edited) writeFileSync(edited, String(Math.random()));
    const one = { fullName: name, status: text.includes('skipped') ? 'skipped' : status };
    testResults.push({ name: resolve(name), status, assertionResults: [one] });
  }
  const count = (status) => testResults.filter((file) => file.assertionResults[0].status === status).length;
  writeFileSync(report, JSON.stringify({
    numPassedTests: count('passed'), numFailedTests: count('failed'),
    numPendingTests: count('skipped'), numTodoTests: 0, testResults,
  }));
  process.exitCode = code;`;

let root: string;
let scratch: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quarry-record-'));
  scratch = mkdtempSync(join(tmpdir(), 'quarry-scratch-'));
  write('runner.mjs', RUNNER);
  write('.gitignore', 'node_modules\n.tmp\nasked.json\n');
  write('shared.ts', '');
  write('one.test.ts', `import './shared.ts'`);
  write('two.test.ts', '');
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});
afterEach(() => {
  for (const dir of [root, scratch]) rmSync(dir, { recursive: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

/** Which files the runner was asked for, and what came of it. */
async function run(all = false, argsOtherwise?: string[]) {
  write('asked.json', '[]');
  const args = [join(root, 'runner.mjs')];
  const step: Step = {
    name: 'unit',
    command: process.execPath,
    args,
    counts: 'vitest',
    limitMs: 60_000,
    tries: {
      has: (path) => path.endsWith('.test.ts'),
      settings: () => false,
      basis: () => false,
      reach: 'reads',
      argsFor: (paths) => [...args, ...paths],
      ...(argsOtherwise && { argsOtherwise: [...args, ...argsOtherwise] }),
    },
  };
  const { passed, failed, known, failures } = await runUnlessPassed(step, { root, scratch, all });
  const asked = JSON.parse(readFileSync(join(root, 'asked.json'), 'utf8')) as string[];
  return { asked, passed, failed, known, failures };
}

const NONE = { asked: [], passed: 0, failed: 0, known: 2, failures: [] };

test('what passed is left out, and said to be, until something it depends on changes', async () => {
  expect(await run()).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'], passed: 2, known: 0 });
  expect(await run()).toEqual(NONE);
  write('shared.ts', 'export const more = 1;');
  expect(await run()).toMatchObject({ asked: ['one.test.ts'], passed: 1, known: 1 });
  expect(await run()).toEqual(NONE);
  write('three.test.ts', '');
  expect(await run()).toMatchObject({ asked: ['three.test.ts'], passed: 1, known: 2 });
});

test('everything runs when all is asked for, and when the record is gone or broken', async () => {
  await run();
  expect(await run(true)).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'], passed: 2 });
  expect(await run()).toEqual(NONE);
  write('node_modules/.cache/checks/unit.json', '{"one.test.ts":');
  expect(await run()).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'], passed: 2 });
});

test('what failed or was skipped runs again, what passed beside it does not', async () => {
  write('one.test.ts', 'failed');
  write('three.test.ts', 'skipped');
  expect(await run()).toMatchObject({ passed: 1, failed: 1, known: 0 });
  const again = await run();
  expect(again).toMatchObject({ asked: ['one.test.ts', 'three.test.ts'], failed: 1, known: 1 });
});

test('a rejection that nobody heard leaves nothing on record', async () => {
  write('two.test.ts', 'unheard');
  expect(await run()).toMatchObject({ passed: 2, failed: 1 });
  expect(await run()).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'], known: 0 });
});

test('what changed while it ran is not on record', async () => {
  write('two.test.ts', '// edits shared.ts');
  await run();
  expect(await run()).toMatchObject({ asked: ['one.test.ts'], known: 1 });
});

test('a file that the runner leaves out is a failure', async () => {
  write('two.test.ts', 'left');
  const failures = [{ name: 'two.test.ts', message: 'The runner did not run this file.' }];
  expect(await run()).toMatchObject({ passed: 1, failed: 1, failures });
  expect(await run()).toMatchObject({ asked: ['two.test.ts'], failed: 1, failures });
});

test('a pass is forgotten after a day', async () => {
  await run();
  const file = join(root, 'node_modules/.cache/checks/unit.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { at: number }>;
  for (const pass of Object.values(record)) pass.at -= 25 * 3_600_000;
  writeFileSync(file, JSON.stringify(record));
  expect(await run()).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'], known: 0 });
});

test('a step with something to do in any case does that when nothing needs to be tried', async () => {
  const otherwise = ['two.test.ts'];
  expect(await run(false, otherwise)).toMatchObject({ asked: ['one.test.ts', 'two.test.ts'] });
  expect(await run(false, otherwise)).toMatchObject({ asked: ['two.test.ts'], passed: 1 });
  write('shared.ts', 'export const more = 1;');
  expect(await run(false, otherwise)).toMatchObject({ asked: ['one.test.ts'], passed: 1 });
});
