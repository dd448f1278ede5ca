import { readFile } from 'node:fs/promises';
import * as z from 'zod';

export interface Failure {
  /** The test's full name, or the file that did not load. */
  name: string;
  message: string;
}

export interface Report {
  passed: number;
  failed: number;
  skipped: number;
  failures: Failure[];
  /** What vitest says of each file that it ran: clean when all its tests ran and passed. */
  files?: { path: string; isClean: boolean }[];
}

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().default(''),
        assertionResults: z.array(
          z.object({
            fullName: z.string(),
            status: z.string(),
            failureMessages: z.array(z.string()).nullish(),
          }),
        ),
      }),
    ),
  })
  .transform((report): Report => {
    const failures = report.testResults.flatMap((file) => {
      const tests = file.assertionResults.filter((test) => test.status === 'failed');
      if (tests.length > 0)
        return tests.map((test) => ({
          name: test.fullName,
          message: (test.failureMessages ?? []).join('\n'),
        }));
      return file.status === 'failed' ? [{ name: file.name, message: file.message }] : [];
    });
    return {
      passed: report.numPassedTests,
      // A file that does not load has no tests to count.
      failed: Math.max(report.numFailedTests, failures.length),
      skipped: report.numPendingTests + report.numTodoTests,
      failures,
      files: report.testResults.map(({ name, status, assertionResults }) => ({
        path: name,
        isClean: status === 'passed' && assertionResults.every((test) => test.status === 'passed'),
      })),
    };
  });

interface Suite {
  specs?: Spec[] | undefined;
  suites?: Suite[] | undefined;
}

type Spec = z.infer<typeof spec>;

const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string() }).nullish() })),
    }),
  ),
});

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
);

const playwright = z
  .object({
    suites: z.array(suite).default([]),
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats, suites }): Report => ({
    // A test that passes only when repeated is not to be relied on.
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
      tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => ({
          name: `${file} > ${title}`,
          message: test.results.map((result) => result.error?.message ?? '').join('\n'),
        })),
    ),
  }));

function specsOf({ specs = [], suites = [] }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** Undefined when the runner died before it wrote its report. */
export async function readReport(
  file: string,
  runner: 'vitest' | 'playwright',
): Promise<Report | undefined> {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    return runner === 'vitest' ? vitest.parse(report) : playwright.parse(report);
  } catch {
    return undefined;
  }
}
