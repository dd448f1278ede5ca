import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';
import { giveUp, say } from './say.mjs';

/** An old Node makes npm pick an old Zero without a word, and nothing fits it. */
const ZERO = '1.9.';
const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * Installs what the lock file names unless exactly that is there. No install script runs: the
 * packages that have one bring their binaries anyway, and Postgres's links are restored when it
 * starts.
 */
export async function ensurePackages() {
  if (!areInstalled()) {
    say('Installing packages …');
    const { code, output } = await runQuietly('npm', INSTALL);
    if (code !== 0) giveUp(`npm could not install the packages:\n${firstErrors(output)}`);
  }
  const zero = readJson('node_modules/@rocicorp/zero/package.json')?.version ?? 'none';
  if (!zero.startsWith(ZERO)) {
    giveUp(`Quarry needs Zero ${ZERO}x but ${zero} is installed: run "npm ci" with Node 24.`);
  }
}

/** npm's own record of what it installed, written last, against the lock file. */
function areInstalled() {
  const wanted = readJson('package-lock.json')?.packages;
  const found = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    // Optional ones are those of other systems.
    return found[path] ? found[path].version === version : optional === true;
  });
}

/** npm says first what is wrong and then how the command is used. @param {string} output */
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
  return errors.slice(0, 8).join('\n');
}

/** @param {string} path */
function readJson(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
