import { totalmem } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { TEST_FILES } from '../../vitest.config.ts';
import type { Tries } from './record/keys.ts';

export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** A runner that counts its tests in a JSON file, in this shape. */
  counts?: 'vitest' | 'playwright';
  limitMs: number;
  /** What it tries file by file, so that what has passed and is unchanged need not be tried again. */
  tries?: Tries & {
    /** Arguments in place of `args` when only these need to be tried. */
    argsFor: (paths: string[]) => string[];
    /** Arguments when none needs to be tried; without them there is nothing to run. */
    argsOtherwise?: string[];
  };
}

const MINUTE_MS = 60_000;
const ROOT = join(import.meta.dirname, '../..');
const FLOORS = 'schema platform server worker client bin bench demo e2e'.split(' ');

const MODULE = /\.(?:tsx?|mjs)$/;
/** Settings that decide every outcome; and what works the keys out, so that a change of it makes all new. */
const CONFIGS =
  /(?:^|\/)tsconfig\.json$|^(?:package|package-lock|\.oxlintrc)\.json$|^bin\/checks\/record\/(?:dependencies|keys|project-files|scan-module)\.ts$/;

/** Checkers written in Go spend a third of their work on freeing memory; this is what they may hold. */
const CHECKER_ENV = { GOGC: 'off', GOMEMLIMIT: `${Math.round(totalmem() / 4 / 2 ** 20)}MiB` };

/**
 * Side by side on two cores. Database tests wait for disks and hashes much of the time, those with
 * real processes for their start and end, so the rest fits beside them.
 */
export const LANES: Step[][] = [
  [
    check('format', 'oxfmt/bin/oxfmt', ['--check', '.']),
    check('boundaries', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.mjs',
      ...FLOORS,
    ]),
    check('unused', 'knip/bin/knip.js', []),
    types(),
    lint(),
    npm('lock file', ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund']),
    vitest('unit', 'unit'),
  ],
  [vitest('database', 'pg')],
  [vitest('processes', 'process')],
];

export const BROWSER: Step = {
  ...check('browser', '@playwright/test/cli.js', ['test', '--reporter=list,json']),
  counts: 'playwright',
  limitMs: 30 * MINUTE_MS,
};

function check(name: string, program: string, args: string[]): Step {
  const path = join(ROOT, 'node_modules', program);
  return { name, command: process.execPath, args: [path, ...args], limitMs: 5 * MINUTE_MS };
}

/** `npm ci` refuses a lock file that does not fit; better here than on the next clean machine. */
function npm(name: string, args: string[]): Step {
  return { name, command: 'npm', args, limitMs: MINUTE_MS };
}

/**
 * From scratch after a change that an incremental build would overlook: of JSON files, settings and
 * packages. Projects are checked side by side; several checkers in each would do half their work
 * twice.
 */
function types(): Step {
  const build = ['--build', '--checkers', '1'];
  const step = check('types', 'typescript/bin/tsc', [...build, '--force']);
  const [program = ''] = step.args;
  return {
    ...step,
    env: CHECKER_ENV,
    tries: {
      has: (path) => path.endsWith('.json') && !CONFIGS.test(path),
      settings: (path) => CONFIGS.test(path),
      basis: () => false,
      reach: 'reads',
      argsFor: () => step.args,
      argsOtherwise: [program, ...build],
    },
  };
}

function lint(): Step {
  const options = ['--type-aware', '--quiet'];
  const step = check('lint', 'oxlint/bin/oxlint', [...options, '.']);
  const [program = ''] = step.args;
  return {
    ...step,
    env: CHECKER_ENV,
    tries: {
      has: (path) => MODULE.test(path),
      settings: (path) => CONFIGS.test(path),
      basis: () => false,
      reach: 'imports',
      argsFor: (paths) => [program, ...options, ...paths],
    },
  };
}

function vitest(name: string, project: keyof typeof TEST_FILES): Step {
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  const step = check(name, 'vitest/vitest.mjs', args);
  const { include, exclude } = TEST_FILES[project];
  const isOneOf = (path: string, patterns: string[]): boolean =>
    patterns.some((pattern) => matchesGlob(path, pattern));
  return {
    ...step,
    counts: 'vitest',
    limitMs: 15 * MINUTE_MS,
    tries: {
      has: (path) => isOneOf(path, include) && !isOneOf(path, exclude),
      settings: (path) => CONFIGS.test(path) || path === 'vitest.config.ts',
      // What vitest.config.ts sets every file up with.
      basis: (path) =>
        path === 'platform/testing/vitest-apart.ts' ||
        (project !== 'unit' && path === 'platform/testing/vitest-postgres.ts'),
      reach: 'reads',
      argsFor: (paths) => [...step.args, ...paths],
    },
  };
}
