import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { leash } from '../../platform/postgres/leash.ts';
import { killGroup } from '../supervisor/spawn-node.ts';
import { type Failure, readReport, type Report } from './read-report.ts';
import type { Step } from './steps.ts';

export interface StepResult {
  name: string;
  isTests: boolean;
  passed: number;
  failed: number;
  skipped: number;
  durationMs: number;
  output: string;
  failures: Failure[];
  /** Where the whole output lies, from the project's root. */
  logFile: string;
  /** The files that ran, by their paths from the root, where the runner tells them. */
  files?: Report['files'];
  /** How many files were not tried, since they passed before and nothing has changed. */
  known?: number;
}

export interface Workplace {
  /** The project's folder. */
  root: string;
  /** For the reports of runners. */
  scratch: string;
}

/** Runs a step to its end or its time limit; never throws. */
export async function runStep(step: Step, { root, scratch }: Workplace): Promise<StepResult> {
  const startedAt = performance.now();
  const countFile = join(scratch, `${step.name}.json`);
  const args =
    step.counts === 'vitest' ? [...step.args, `--outputFile.json=${countFile}`] : step.args;
  const { code, output } = await execute({ ...step, args }, root, countFile);
  const durationMs = performance.now() - startedAt;
  const base = {
    name: step.name,
    isTests: step.counts !== undefined,
    durationMs,
    output,
    failures: [],
    logFile: await keep(root, step.name, output),
  };
  const report = step.counts && (await readReport(countFile, step.counts));
  if (!report)
    return { ...base, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // A runner may fail although no test did: a rejection nobody heard, a leak, no test at all.
  const failed = code === 0 ? report.failed : Math.max(1, report.failed);
  const files = report.files?.map((file) => ({ ...file, path: relative(root, file.path) }));
  return { ...base, ...report, failed, files };
}

async function keep(root: string, name: string, output: string): Promise<string> {
  const file = join('.tmp/checks', `${name.replaceAll(' ', '-')}.log`);
  await mkdir(join(root, '.tmp/checks'), { recursive: true });
  await writeFile(join(root, file), output);
  return file;
}

function execute(
  step: Step,
  root: string,
  countFile: string,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      cwd: root,
      detached: true,
      env: {
        ...process.env,
        ...step.env,
        FORCE_COLOR: undefined,
        NO_COLOR: '1',
        PLAYWRIGHT_JSON_OUTPUT_FILE: countFile,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const release = child.pid ? leash(child.pid) : () => undefined;
    const limit = setTimeout(() => {
      output += `\nStopped after ${step.limitMs / 1000} s.`;
      if (child.pid) killGroup(child.pid);
    }, step.limitMs);
    const finish = (code: number): void => {
      clearTimeout(limit);
      release();
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}
