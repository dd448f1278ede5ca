import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReport } from './read-report.ts';

const dir = mkdtempSync(join(tmpdir(), 'quarry-report-'));
afterAll(() => rmSync(dir, { recursive: true }));

function write(report: unknown): string {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const numbers = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };

test('vitest’s numbers are taken as they are, and what failed is named', async () => {
  const assertionResults = [
    { fullName: 'adds', status: 'passed', failureMessages: [] },
    { fullName: 'divides', status: 'failed', failureMessages: ['expected 2, got 3'] },
  ];
  const file = write({
    ...numbers,
    testResults: [{ name: 'sums.test.ts', status: 'failed', message: '', assertionResults }],
  });
  expect(await readReport(file, 'vitest')).toEqual({
    passed: 7,
    failed: 1,
    skipped: 2,
    failures: [{ name: 'divides', message: 'expected 2, got 3' }],
    files: [{ path: 'sums.test.ts', isClean: false }],
  });
});

test('a file is clean when all its tests ran and passed', async () => {
  const file = (name: string, status: string, tests: string[]) => ({
    name,
    status,
    assertionResults: tests.map((one) => ({ fullName: one, status: one })),
  });
  const testResults = [
    file('whole', 'passed', ['passed', 'passed']),
    file('skips', 'passed', ['passed', 'pending']),
    file('broken', 'failed', []),
  ];
  const report = await readReport(write({ ...numbers, testResults }), 'vitest');
  expect(report?.files?.filter(({ isClean }) => isClean)).toEqual([
    { path: 'whole', isClean: true },
  ]);
});

test('a file that does not load is a failure with its reason', async () => {
  const broken = { name: 'a.test.ts', status: 'failed', message: 'no such module' };
  const file = write({
    ...numbers,
    numFailedTests: 0,
    testResults: [{ ...broken, assertionResults: [] }],
  });
  expect(await readReport(file, 'vitest')).toMatchObject({
    failed: 1,
    failures: [{ name: 'a.test.ts', message: 'no such module' }],
  });
});

test('a browser test that passed only on repetition counts as failed', async () => {
  const tests = [{ status: 'flaky', results: [{ error: { message: 'late' } }, {}] }];
  const inner = { specs: [{ title: 'signs in', file: 'auth.spec.ts', tests }] };
  const file = write({
    stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 },
    suites: [{ suites: [inner] }],
  });
  expect(await readReport(file, 'playwright')).toEqual({
    passed: 5,
    failed: 3,
    skipped: 3,
    failures: [{ name: 'auth.spec.ts > signs in', message: 'late\n' }],
  });
});

test('a runner that died before its report has no numbers', async () => {
  expect(await readReport(join(dir, 'absent.json'), 'vitest')).toBeUndefined();
  expect(await readReport(write({ stats: {} }), 'playwright')).toBeUndefined();
});
