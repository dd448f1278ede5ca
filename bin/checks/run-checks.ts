import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER, LANES, type Step } from './steps.ts';
import { runStep, type StepResult } from './run-step.ts';
import { seconds, summaryOf } from './summary.ts';

interface ChecksOptions {
  withBrowser: boolean;
  /** Path of the browser; browser tests fail, and say so, when there is none. */
  chromium: string | undefined;
  buildClient: () => Promise<void>;
}

/**
 * Runs every check and every test, prints a line for each step and what failed in it, and at the end `N passed, N failed`: tests by their number, every other check as one.
 * Returns the exit code.
 */
export async function runChecks(options: ChecksOptions): Promise<number> {
  const startedAt = Date.now();
  const scratch = await mkdtemp(join(tmpdir(), 'quarry-checks-'));
  const results: StepResult[] = [];
  const runAll = async (steps: Step[]): Promise<void> => {
    for (const step of steps) {
      const result = await runStep(step, scratch);
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
