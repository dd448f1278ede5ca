import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel was built with. */
const TICK_MS = 10;

/**
 * Processor time that these processes and their descendants have used since they began, in ms;
 * NaN where there is no /proc. What others do on the machine hardly moves it.
 */
export function cpuTimeOfTrees(roots: number[]): number {
  const processes = listProcesses();
  const seen = new Set<number>();
  const visit = (pid: number): number => {
    const process = processes.get(pid);
    if (process === undefined || seen.has(pid)) return 0;
    seen.add(pid);
    return process.children.reduce((sum, child) => sum + visit(child), process.cpuMs);
  };
  return processes.size === 0 ? Number.NaN : roots.reduce((sum, root) => sum + visit(root), 0);
}

interface Process {
  cpuMs: number;
  children: number[];
}

function listProcesses(): Map<number, Process> {
  const stats = readFolder('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readStat(name) : null;
    return stat === null ? [] : [{ pid: Number(name), ...stat }];
  });
  const processes = new Map<number, Process>();
  for (const { pid, cpuMs } of stats) processes.set(pid, { cpuMs, children: [] });
  for (const { pid, parent } of stats) processes.get(parent)?.children.push(pid);
  return processes;
}

/** See proc_pid_stat(5): user and system time of its own, then of its children that have ended. */
function readStat(pid: string): { parent: number; cpuMs: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
  } catch {
    // It ended meanwhile.
    return null;
  }
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
