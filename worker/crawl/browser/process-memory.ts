import { readdir, readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/**
 * Resident memory of this process's descendants in bytes: the browser, for it is the only child
 * that a worker has. Null where there is no /proc. Shared pages are counted once for each process.
 */
export async function descendantMemory(pid = process.pid): Promise<number | null> {
  const names = await readdir('/proc').catch(() => null);
  if (names === null) return null;
  const stats = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readStat));
  const children = Map.groupBy(
    stats.filter((stat) => stat !== null),
    (stat) => stat.parent,
  );
  let bytes = 0;
  const toVisit = [pid];
  for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
    for (const child of children.get(next) ?? []) {
      bytes += child.bytes;
      toVisit.push(child.pid);
    }
  }
  return bytes;
}

async function readStat(pid: string) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The command's name stands in brackets and may hold anything, spaces and brackets too.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    pid: Number(pid),
    parent: Number(fields[1]),
    bytes: Number(fields[21]) * PAGE_BYTES,
  };
}
