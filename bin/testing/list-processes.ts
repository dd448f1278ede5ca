import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The processes that were given `text` as an argument or in their environment. */
export function listProcesses(text: string): number[] {
  if (!existsSync('/proc/self/environ')) return listByPs(text);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => ['cmdline', 'environ'].some((file) => read(name, file).includes(text)))
    .map(Number);
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

function listByPs(text: string): number[] {
  const lines = execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8' });
  const own = lines.split('\n').filter((line) => line.includes(text) && !line.includes('ps axeww'));
  return own.map((line) => Number.parseInt(line, 10)).filter((pid) => pid !== process.pid);
}
