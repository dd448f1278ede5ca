import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * What process `pid` was started with, arguments separated by spaces; empty when there is no such
 * process or it is only waiting to be reaped. Process numbers are used again, so a remembered one
 * is trusted only together with this.
 */
export function readCommandLine(pid: number): string {
  if (existsSync('/proc/self/cmdline')) return readFromProc(pid);
  const answer = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return answer.stdout?.trim() ?? '';
}

function readFromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
