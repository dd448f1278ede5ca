import { join } from 'node:path';

export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** A runner that counts its tests in a JSON file, in this shape. */
  counts?: 'vitest' | 'playwright';
  limitMs: number;
}

const MINUTE_MS = 60_000;
const ROOT = join(import.meta.dirname, '../..');
const FLOORS = 'schema platform server worker client bin bench demo e2e'.split(' ');

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
    // From scratch: an incremental build overlooks changes of JSON files and of `lib`.
    // Projects are checked side by side; several checkers in each would do half their work twice.
    check('types', 'typescript/bin/tsc', ['--build', '--force', '--checkers', '1']),
    check('lint', 'oxlint/bin/oxlint', ['--type-aware', '--quiet', '.']),
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

function vitest(name: string, project: string): Step {
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  return {
    ...check(name, 'vitest/vitest.mjs', args),
    counts: 'vitest',
    limitMs: 15 * MINUTE_MS,
  };
}
