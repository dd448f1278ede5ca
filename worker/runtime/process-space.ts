import fs from 'node:fs';
import os from 'node:os';

/**
 * Names the set of processes within which a process id means one process: this boot of this machine
 * and, on Linux, the container's own numbering. Two workers with equal names can look each other up.
 */
export function nameProcessSpace(): string {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}

/** False only when there is certainly no such process any more. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
