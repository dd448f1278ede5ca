import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap/root.mjs';

// `node bin/complete-lock.mjs`, after an `npm install` against a registry that does not hold every
// system's binaries. npm leaves those out of the lock file without a word, and `npm ci` then refuses
// the file on every machine. Here each binary that a package names with an exact version gets its
// entry back; npm adds the checksum when it installs it for the first time.

/**
 * @typedef {{
 *   version: string,
 *   dev?: boolean,
 *   engines?: { node: string },
 *   optionalDependencies?: Record<string, string>,
 * }} Entry
 */

const EXACT_VERSION = /^\d[\w.-]*$/;
const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Entry>} */
const packages = lock.packages;

let added = 0;
for (const path of Object.keys(packages).filter(Boolean).sort(byDepth)) {
  const owner = packages[path];
  for (const [name, version] of Object.entries(owner?.optionalDependencies ?? {})) {
    const found = resolve(path, name);
    if (!owner || !EXACT_VERSION.test(version) || found?.version === version) continue;
    const folder = found ? path.slice(0, path.lastIndexOf('node_modules/')) : '';
    packages[`${folder}node_modules/${name}`] = describe(name, version, owner);
    added++;
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added to package-lock.json\n`);

/** As Node looks a package up: beside its user, then a folder up, and so on. @param {string} path @param {string} name */
function resolve(path, name) {
  for (let dir = path; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1))) {
    const found = packages[dir ? `${dir}/node_modules/${name}` : `node_modules/${name}`];
    if (found || dir === '') return found;
  }
}

/** `@scope/binding-linux-arm64-musl` names its system, processor and C library. @param {string} name @param {string} version @param {Entry} owner */
function describe(name, version, owner) {
  const target = name.replace(/^.*\//, '').replace(/^(binding|rollup)-/, '');
  const [os, cpu, abi = ''] = target.split('-');
  const libc = abi.startsWith('gnu') ? ['glibc'] : abi.startsWith('musl') ? ['musl'] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(owner.dev ? { dev: true } : {}),
    ...(libc && os === 'linux' ? { libc } : {}),
    license: 'MIT',
    optional: true,
    os: [os],
    ...(owner.engines ? { engines: { node: owner.engines.node } } : {}),
  };
}

/** Outer packages first: they take the shared place, nested ones the place beside them. @param {string} a @param {string} b */
function byDepth(a, b) {
  return a.split('node_modules').length - b.split('node_modules').length;
}
