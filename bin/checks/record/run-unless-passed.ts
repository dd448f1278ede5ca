import { join } from 'node:path';
import { runStep, type StepResult, type Workplace } from '../run-step.ts';
import type { Step } from '../steps.ts';
import { keysOf } from './keys.ts';
import { type Passes, readPasses, writePasses } from './pass-record.ts';
import { type ProjectFiles, readProjectFiles } from './project-files.ts';

interface Surroundings extends Workplace {
  /** Run everything, and only fill the record. */
  all: boolean;
}

type Keys = Map<string, string>;

/**
 * Runs of a step what has not passed since it, or anything that it depends on, last changed, and
 * records what passes. A file is on record only when all of its tests ran and passed, nothing of what it
 * depends on changed meanwhile, and the runner had no complaint that it could not place.
 */
export async function runUnlessPassed(step: Step, where: Surroundings): Promise<StepResult> {
  const { tries } = step;
  const files = tries && (await readProjectFiles(where.root));
  if (!tries || !files) return runStep(step, where);
  const keysFor = (project: ProjectFiles): Keys =>
    keysOf(where.root, project, { tries, args: step.args });
  const keys = keysFor(files);
  const file = join(where.root, 'node_modules/.cache/checks', `${step.name}.json`);
  const passes = where.all ? {} : await readPasses(file);
  const isKnown = (path: string): boolean => passes[path]?.key === keys.get(path);
  const open = [...keys.keys()].filter((path) => !isKnown(path));
  const known = keys.size - open.length;
  if (open.length === 0 && tries.argsOtherwise)
    return runStep({ ...step, args: tries.argsOtherwise }, where);
  if (open.length === 0) return allKnown(step, known);

  const args = known === 0 ? step.args : tries.argsFor(open);
  const result = await runStep({ ...step, args }, where);
  const checked = step.counts === 'vitest' ? withUnasked(result, open) : result;
  const later = await readProjectFiles(where.root);
  const after = later && (isSame(files, later) ? keys : keysFor(later));
  const passed = passedOf(checked, open).filter((path) => after?.get(path) === keys.get(path));
  await writePasses(file, { ...stillTrue(passes, keys), ...passesOf(passed, keys) });
  return { ...checked, known: tries.argsOtherwise ? 0 : known };
}

function isSame(before: ProjectFiles, after: ProjectFiles): boolean {
  return (
    before.paths.length === after.paths.length &&
    before.paths.every(
      (path, at) => path === after.paths[at] && before.digest(path).equals(after.digest(path)),
    )
  );
}

function allKnown(step: Step, known: number): StepResult {
  const counts = { passed: 0, failed: 0, skipped: 0, durationMs: 0, known };
  const isTests = step.counts !== undefined;
  return { name: step.name, isTests, ...counts, output: '', failures: [], logFile: '' };
}

/** A file that the runner did not take would otherwise seem to have nothing wrong. */
function withUnasked(result: StepResult, open: string[]): StepResult {
  const reported = new Set(result.files?.map(({ path }) => path));
  const unasked = result.files ? open.filter((path) => !reported.has(path)) : [];
  const failures = unasked.map((name) => ({ name, message: 'The runner did not run this file.' }));
  const failed = result.failed + unasked.length;
  return { ...result, failed, failures: [...result.failures, ...failures] };
}

function passedOf(result: StepResult, open: string[]): string[] {
  if (!result.isTests) return result.failed === 0 ? open : [];
  // A rejection that nobody heard may be any file's, and so may a runner's own end.
  const isHeard =
    result.failures.length > 0 && !/Unhandled (?:Error|Rejection)/i.test(result.output);
  const clean = result.files?.filter((file) => file.isClean).map(({ path }) => path) ?? [];
  return result.failed === 0 || isHeard ? clean : [];
}

function passesOf(paths: string[], keys: Keys): Passes {
  const at = Date.now();
  return Object.fromEntries(paths.map((path) => [path, { key: keys.get(path) ?? '', at }]));
}

function stillTrue(passes: Passes, keys: Keys): Passes {
  const held = Object.entries(passes).filter(([path, pass]) => pass.key === keys.get(path));
  return Object.fromEntries(held);
}
