import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runUnlessPassed } from './record/run-unless-passed.ts';
import type { StepResult } from './run-step.ts';
import { BROWSER, LANES, type Step } from './steps.ts';
import { seconds, summaryOf } from './summary.ts';

const ROOT = join(import.meta.dirname, '../..');

interface ChecksOptions {
  /** Try again what has passed and is unchanged, too. */
  all: boolean;
  withBrowser: boolean;
  /** Path of the browser; browser tests fail, and say so, when there is none. */
  chromium: string | undefined;
  buildClient: () => Promise<void>;
}

/**
 * Runs every check and every test, prints a line for each step and what failed in it, and at the end `N passed, N failed`: tests by their number, every other check as one.
 * Without `all`, what is on record (record/run-unless-passed.ts) is left out, and said to be. Returns the exit code.
 */
export async function runChecks(options: ChecksOptions): Promise<number> {
  const startedAt = Date.now();
  const scratch = await mkdtemp(join(tmpdir(), 'quarry-checks-'));
  const results: StepResult[] = [];
  const runAll = async (steps: Step[]): Promise<void> => {
    for (const step of steps) {
      const result = await runUnlessPassed(step, { root: ROOT, scratch, all: options.all });
      results.push(result);
      print(summaryOf(result));
    }
  };
  try {
    await Promise.all(LANES.map(runAll));
    if (options.withBrowser) {
      await options.buildClient();
      const env = { QUARRY_CHROMIUM: options.chromium ?? '' };
      await runAll([{ ...BROWSER, env }]);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  const workedMs = sum(results.map((result) => result.durationMs));
  const tookMs = Date.now() - startedAt;
  const known = sum(results.map((result) => (result.isTests ? (result.known ?? 0) : 0)));
  if (known > 0)
    print(
      `${known} test files were not run: they passed before, and nothing they depend on has changed (--all runs them)`,
    );
  print(`took ${seconds(tookMs)} (${seconds(workedMs)} of steps, side by side where they can)`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
