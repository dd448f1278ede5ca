import { readdirSync, readFileSync } from 'node:fs';

/**
 * Proportional set size of these processes and all that descend from them, in MB: pages shared by
 * several processes are counted once in all (Linux, /proc/PID/smaps_rollup).
 */
export function memoryOfTrees(roots: number[]): number {
  const childrenOf = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(Number(entry)) : null;
    if (parent === null) continue;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(entry)]);
  }
  const seen = new Set<number>();
  const visit = (pid: number) => {
    if (seen.has(pid)) return;
    seen.add(pid);
    for (const child of childrenOf.get(pid) ?? []) visit(child);
  };
  for (const root of roots) visit(root);
  let kilobytes = 0;
  for (const pid of seen) kilobytes += pssOf(pid);
  return kilobytes / 1024;
}

function parentOf(pid: number): number | null {
  try {
    // The command in brackets may hold spaces; the parent is the second field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function pssOf(pid: number): number {
  try {
    return Number(
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}
