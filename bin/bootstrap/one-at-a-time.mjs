import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, '.toolchain/busy');
const LOOK_EVERY_MS = 200;
const LONGEST_MS = 15 * 60_000;

/**
 * Runs `work` while no other command of this folder installs or builds: two copies that are started
 * at the same moment share the packages and the built app. The lock of a killed command is taken.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(work) {
  mkdirSync(join(ROOT, '.toolchain'), { recursive: true });
  while (!take()) await delay(LOOK_EVERY_MS);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function release() {
  rmSync(LOCK, { force: true });
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHolderAlive()) release();
    return false;
  }
}

function isHolderAlive() {
  try {
    // Its number may belong to another program by now.
    if (Date.now() - statSync(LOCK).mtimeMs > LONGEST_MS) return false;
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // Just made and not yet written: somebody is there.
    if (pid) process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
