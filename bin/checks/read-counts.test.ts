import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCounts } from './read-counts.ts';

const dir = mkdtempSync(join(tmpdir(), 'quarry-counts-'));
afterAll(() => rmSync(dir, { recursive: true }));

function write(report: unknown): string {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('vitest’s numbers are taken as they are', async () => {
  const file = write({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
  expect(await readCounts(file, 'vitest')).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('a browser test that passed only on repetition counts as failed', async () => {
  const file = write({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } });
  expect(await readCounts(file, 'playwright')).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

test('a runner that died before its report has no numbers', async () => {
  expect(await readCounts(join(dir, 'absent.json'), 'vitest')).toBeUndefined();
  expect(await readCounts(write({ stats: {} }), 'playwright')).toBeUndefined();
});
