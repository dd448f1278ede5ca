import { readFile } from 'node:fs/promises';
import * as z from 'zod';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const playwright = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats }) => ({
    // A test that passes only when repeated is not to be relied on.
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

/** Undefined when the runner died before it wrote its report. */
export async function readCounts(
  file: string,
  runner: 'vitest' | 'playwright',
): Promise<Counts | undefined> {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    return runner === 'vitest' ? vitest.parse(report) : playwright.parse(report);
  } catch {
    return undefined;
  }
}
