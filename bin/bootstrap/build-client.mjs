import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from './root.mjs';
import { errorLines, runQuietly } from './run-quietly.mjs';
import { giveUp, say } from './say.mjs';

const SOURCES = ['client', 'schema', 'vite.config.ts', 'package-lock.json'];
const CLIENT = join(ROOT, 'dist/client');
const STAMP = join(ROOT, 'dist/client.hash');
const COMPRESSED = /\.(js|css|html|svg|json|webmanifest)$/;
const SMALLEST_BYTES = 1024;

/** Builds the PWA into `dist/client` unless it was built from these very sources. */
export async function ensureClient() {
  const hash = hashSources();
  const built = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (built === hash && existsSync(join(CLIENT, 'index.html'))) return;
  say('Building the app …');
  rmSync(STAMP, { force: true });
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { code, output } = await runQuietly(process.execPath, [vite, 'build'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) giveUp(`The app could not be built:\n${errorLines(output)}`);
  await precompress();
  writeFileSync(STAMP, hash);
}

/** Tests change nothing in what is shipped. */
function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of listFiles(source)) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(file).update(readFileSync(join(ROOT, file)));
    }
  }
  return hash.digest('hex');
}

/** @param {string} source @returns {string[]} */
function listFiles(source) {
  const path = join(ROOT, source);
  if (source.includes('.')) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

/** Once here at the highest level, instead of at every request at a low one. */
async function precompress() {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  for (const file of listFiles('dist/client').filter((name) => COMPRESSED.test(name))) {
    const path = join(ROOT, file);
    const bytes = readFileSync(path);
    if (bytes.length < SMALLEST_BYTES) continue;
    writeFileSync(`${path}.br`, await brotli(bytes, { params }));
    writeFileSync(`${path}.gz`, await zip(bytes, { level: 9 }));
  }
}
