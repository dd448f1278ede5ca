import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const PARTS = ['bin', 'client', 'demo', 'migrations', 'platform', 'schema', 'server', 'worker'];
const FILES = ['package.json', 'tsconfig.json', 'vite.config.ts'];

/** The product as it might be after the next deploy: one more column, one more verb. */
export function buildNext(): { root: string; remove: () => void } {
  const root = mkdtempSync(path.join(tmpdir(), 'quarry-next-'));
  for (const part of [...PARTS, ...FILES]) {
    cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  writeFileSync(
    path.join(root, 'migrations/9999_next.sql'),
    `-- Up Migration\nalter table lead add column nickname text;\n\n-- Down Migration\nalter table lead drop column nickname;\n`,
  );
  change(
    root,
    'schema/lead/table.ts',
    '    linkedin: string().optional(),\n',
    (line) => `${line}    nickname: string().optional(),\n`,
  );
  change(
    root,
    'schema/lead/note-verbs.ts',
    "  'lead.editNote': defineVerb({",
    (line) =>
      `  'lead.greet': defineVerb({ action: 'lead.edit', input: z.strictObject({ leadId: id }), async run() {} }),\n${line}`,
  );
  appendFileSync(
    path.join(root, 'client/main.tsx'),
    "\ndocument.documentElement.dataset['build'] = 'next';\n",
  );
  execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
    stdio: 'pipe',
  });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function change(root: string, file: string, at: string, to: (at: string) => string): void {
  const name = path.join(root, file);
  const text = readFileSync(name, 'utf8');
  if (!text.includes(at)) throw new Error(`${file} has no ${at}`);
  writeFileSync(name, text.replace(at, to(at)));
}
