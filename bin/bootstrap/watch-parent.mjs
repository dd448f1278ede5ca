import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');
/** Without /proc every look starts a program. */
const EVERY_MS = HAS_PROC ? 1_000 : 5_000;

/**
 * Calls `onGone` when whoever started this process has disappeared without saying so: npm passes
 * SIGTERM on but cannot pass on its own SIGKILL, and the same holds for an older Node that had to
 * start this newer one. npm stands behind a shell, which stays when npm goes, so the shell's parent
 * is watched as well.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  if (process.channel) {
    process.channel.unref();
    process.once('disconnect', onGone);
  } else if (process.env['npm_lifecycle_event']) {
    const before = readAncestors();
    const timer = setInterval(() => {
      if (readAncestors() === before) return;
      clearInterval(timer);
      onGone();
    }, EVERY_MS);
    timer.unref();
  }
}

function readAncestors() {
  return `${process.ppid} ${readParentOf(process.ppid)}`;
}

/** @param {number} pid */
function readParentOf(pid) {
  if (!HAS_PROC) {
    return spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  }
  try {
    // The program's name comes first, in brackets, and may itself hold brackets and spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[1];
  } catch {
    return '';
  }
}
