import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BenchResult, printResults } from './result.ts';

const DIST = path.join(import.meta.dirname, '../dist/client');
const ENTRY_LIMIT_KB = 320;
const ROUTE_LIMIT_KB = 150;
/** A browser asks for six at a time. */
const FILE_LIMIT = 24;

/** What every signed-in screen needs before its own code: the page, then the app around it. */
const SHELL = ['routes/app.tsx', 'routes/workspace.tsx'];

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
}
type Manifest = Record<string, Chunk>;

/**
 * JavaScript by gzip size, as the browser loads it: the landing page, the signed-in shell, and what
 * each route adds to the shell. CSS and fonts are not counted.
 */
export async function run(): Promise<BenchResult[]> {
  const manifest = JSON.parse(
    readFileSync(path.join(DIST, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  const entry = Object.keys(manifest).find(
    (key) => manifest[key]?.isEntry && key.endsWith('.html'),
  );
  if (!entry) throw new Error('The build has no entry. Run npm run build first.');
  const landing = closure(manifest, [entry, 'routes/landing.tsx']);
  const shell = closure(manifest, [entry, ...SHELL]);
  const routes = Object.keys(manifest)
    .filter((key) => /^routes\/[^/]+\.tsx$/.test(key) && !SHELL.includes(key))
    .map((key) => ({ key, kb: kilobytes(difference(closure(manifest, [key]), shell)) }))
    .toSorted((a, b) => b.kb - a.kb);
  const largest = routes[0] ?? { key: '', kb: 0 };
  const leads = closure(manifest, [entry, ...SHELL, 'routes/leads.tsx']);
  return [
    entryResult('bundle: landing page', kilobytes(landing)),
    entryResult('bundle: signed-in shell', kilobytes(shell)),
    {
      name: 'bundle: largest route beyond the shell',
      unit: 'KB gzip',
      ours: largest.kb,
      limit: ROUTE_LIMIT_KB,
      isLessBetter: true,
      aim: `<= ${ROUTE_LIMIT_KB} KB`,
      met: largest.kb <= ROUTE_LIMIT_KB,
      detail: Object.fromEntries(routes.slice(0, 5).map(({ key, kb }) => [key, kb])),
    },
    {
      name: 'bundle: scripts of the leads page',
      unit: 'files',
      ours: leads.size,
      limit: FILE_LIMIT,
      isLessBetter: true,
      aim: `<= ${FILE_LIMIT}`,
      met: leads.size <= FILE_LIMIT,
      detail: { kb_gzip: kilobytes(leads) },
    },
  ];
}

function entryResult(name: string, kb: number): BenchResult {
  return {
    name,
    unit: 'KB gzip',
    ours: kb,
    limit: ENTRY_LIMIT_KB,
    isLessBetter: true,
    aim: `<= ${ENTRY_LIMIT_KB} KB`,
    met: kb <= ENTRY_LIMIT_KB,
  };
}

/** Every file that is fetched before these may run. */
function closure(manifest: Manifest, keys: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return files;
}

function difference(files: Set<string>, without: Set<string>): Set<string> {
  return new Set([...files].filter((file) => !without.has(file)));
}

function kilobytes(files: Set<string>): number {
  let bytes = 0;
  for (const file of files) {
    if (file.endsWith('.js')) bytes += gzipSync(readFileSync(path.join(DIST, file))).length;
  }
  return Math.round(bytes / 102.4) / 10;
}

if (import.meta.main) printResults(await run());
