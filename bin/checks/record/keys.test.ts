import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysOf, type Tries } from './keys.ts';
import { readProjectFiles } from './project-files.ts';

/** A small project: a test in the middle of things, and one that has nothing to do with them. */
const PROJECT = {
  'a/sums.test.ts': `
    import { sum } from './sum.ts';
    import type { Shape } from './shape.ts';
    const golden = new URL('golden/one.json', import.meta.url);`,
  'a/sum.ts': `export { plus as sum } from '../b/plus.ts';`,
  'a/shape.ts': `export interface Shape { text: typeof import('./text.ts') }`,
  'a/text.ts': `export const text = '';`,
  'a/golden/one.json': '1',
  'a/__snapshots__/sums.test.ts.snap': 'sum 1',
  'b/plus.ts': `
    import { join } from 'node:path';
    import words from './words.json' with { type: 'json' };
    const MIGRATIONS = join(import.meta.dirname, '../migrations');
    const list = (name) => read(new URL(\`lists/\${name}.txt\`, import.meta.url));
    const later = () => import('./later.ts');
    const thread = new Worker(new URL('thread.ts', import.meta.url));
    const pages = import.meta.glob(['../pages/*.ts', '!../pages/none.ts']);`,
  'b/words.json': '[]',
  'b/later.ts': '',
  'b/thread.ts': `import './by-thread.ts';`,
  'b/by-thread.ts': '',
  'b/lists/names.txt': 'Ada',
  'migrations/0001.sql': 'create table lead ();',
  'pages/home.ts': '',
  'b/elsewhere.ts': '',
  'b/elsewhere.test.ts': `import './elsewhere.ts'`,
  'setup.ts': '',
  'config.ts': `export default { setupFiles: ['setup.ts'] };`,
  'README.md': '',
};

const tries: Tries = {
  has: (path) => path.endsWith('.test.ts'),
  settings: (path) => path === 'settings.json',
  basis: (path) => path === 'config.ts',
  reach: 'reads',
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quarry-keys-'));
  for (const [path, text] of Object.entries(PROJECT)) write(path, text);
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function keys(changes: Partial<{ tries: Tries; args: string[] }> = {}) {
  const files = await readProjectFiles(root);
  if (!files) throw new Error('git lists nothing');
  return keysOf(root, files, { tries, args: ['run'], ...changes });
}

/** The tests whose keys differ after this. */
async function changedBy(change: () => void, step: Parameters<typeof keys>[0] = {}) {
  const before = await keys(step);
  change();
  const after = await keys(step);
  return [...after.keys()].filter((path) => before.get(path) !== after.get(path));
}

const SUMS = ['a/sums.test.ts'];
const BOTH = ['a/sums.test.ts', 'b/elsewhere.test.ts'];

describe('a test has to run again after a change', () => {
  test.each([
    ['of itself', 'a/sums.test.ts'],
    ['of what it imports', 'a/sum.ts'],
    ['of what that gives on', 'b/plus.ts'],
    ['of a module that is only imported later', 'b/later.ts'],
    ['of what a thread imports', 'b/by-thread.ts'],
    ['of data that is imported', 'b/words.json'],
    ['of a file that it reads from disk', 'a/golden/one.json'],
    ['of a file in a folder that is read', 'migrations/0001.sql'],
    ['of one of several files of which one is read', 'b/lists/names.txt'],
    ['of what a pattern takes', 'pages/home.ts'],
    ['of its snapshots', 'a/__snapshots__/sums.test.ts.snap'],
  ])('%s', async (_what, path) => {
    expect(await changedBy(() => write(path, 'export const changed = 1;'))).toEqual(SUMS);
  });

  test('that adds a file to a folder that is read', async () => {
    expect(await changedBy(() => write('migrations/0002.sql', ''))).toEqual(SUMS);
    expect(await changedBy(() => write('pages/new.ts', ''))).toEqual(SUMS);
  });

  test.each(['a/sum.ts', 'b/by-thread.ts', 'migrations/0001.sql', 'a/golden/one.json'])(
    'that removes %s',
    async (path) => {
      expect(await changedBy(() => rmSync(join(root, path)))).toEqual(SUMS);
    },
  );

  test('of what every test depends on, and of what that names', async () => {
    expect(await changedBy(() => write('setup.ts', 'globalThis.x = 1'))).toEqual(BOTH);
    expect(await changedBy(() => write('config.ts', ''))).toEqual(BOTH);
    expect(await changedBy(() => write('settings.json', '{}'))).toEqual(BOTH);
  });

  test('of the packages, of a variable that the product reads, and of how it is run', async () => {
    expect(await changedBy(() => write('node_modules/.package-lock.json', '{}'))).toEqual(BOTH);
    const [before, otherwise] = [await keys(), await keys({ args: ['run', '--bail'] })];
    expect(otherwise.get(SUMS[0] ?? '')).not.toBe(before.get(SUMS[0] ?? ''));
    const variable = 'QUARRY_TEST_OF_KEYS';
    expect(await changedBy(() => (process.env[variable] = 'on'))).toEqual(BOTH);
    delete process.env[variable];
  });

  test('of anything, when it may read anything', async () => {
    write('b/elsewhere.ts', `const root = dirname(fileURLToPath(import.meta.url));`);
    expect(await changedBy(() => write('a/text.ts', ''))).toContain('b/elsewhere.test.ts');
    write('b/elsewhere.ts', `const root = join(import.meta.dirname, '..');`);
    expect(await changedBy(() => write('a/golden/one.json', '2'))).toEqual(BOTH);
    write('b/elsewhere.ts', `readFileSync(process.cwd() + name)`);
    expect(await changedBy(() => write('a/golden/one.json', '3'))).toEqual(BOTH);
    write('b/elsewhere.ts', `const broken = {`);
    expect(await changedBy(() => write('a/golden/one.json', '4'))).toEqual(BOTH);
    write('b/elsewhere.ts', `import './made-by-a-build.js'`);
    expect(await changedBy(() => write('a/golden/one.json', '5'))).toEqual(BOTH);
  });
});

describe('a test need not run again after a change', () => {
  test('of nothing', async () => {
    expect(await changedBy(() => undefined)).toEqual([]);
  });

  test('elsewhere, and of texts about the project', async () => {
    expect(await changedBy(() => write('b/elsewhere.ts', 'let a;'))).toEqual([BOTH[1]]);
    expect(await changedBy(() => write('README.md', 'More'))).toEqual([]);
    expect(await changedBy(() => write('b/unused.ts', ''))).toEqual([]);
  });
});

test('types depend on what is imported, for its types alone too, and on what modules declare for all', async () => {
  const step = { tries: { ...tries, reach: 'imports' as const } };
  expect(await changedBy(() => write('a/text.ts', 'export const text = 1;'), step)).toEqual(SUMS);
  expect(await changedBy(() => write('migrations/0001.sql', ''), step)).toEqual([]);
  write('b/globals.ts', 'declare global { interface Window { probe: number } }');
  expect(await changedBy(() => write('b/globals.ts', 'declare global {}'), step)).toEqual(BOTH);
});
