import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 32 * 2 ** 20;
const CHECK_EVERY_MS = 60_000;
const TAIL_BYTES = 4_096;

/** One file a part in `logs/`; past 32 MB it becomes `NAME.log.1` and starts again. */
export interface LogFiles {
  path: (name: string) => string;
  /** For parts whose output comes line by line. */
  write: (name: string, line: string) => void;
  /** The last thing a part said, in plain words. */
  lastWords: (name: string) => string;
  close: () => void;
}

export function openLogFiles(dataDir: string, names: string[]): LogFiles {
  const dir = join(dataDir, 'logs');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = (name: string): string => join(dir, `${name}.log`);
  const rotateAll = (): void => names.forEach((name) => rotate(path(name)));
  rotateAll();
  const timer = setInterval(rotateAll, CHECK_EVERY_MS);
  timer.unref();
  const streams = new Map<string, ReturnType<typeof createWriteStream>>();
  return {
    path,
    write: (name, line) => {
      const stream =
        streams.get(name) ?? createWriteStream(path(name), { flags: 'a', mode: 0o600 });
      streams.set(name, stream);
      stream.write(`${line}\n`);
    },
    lastWords: (name) => readLastWords(path(name)),
    close: () => {
      clearInterval(timer);
      for (const stream of streams.values()) stream.end();
    },
  };
}

/** The writer has the file open for appending, so it goes on at the new end. */
function rotate(file: string): void {
  if (!existsSync(file) || statSync(file).size < LARGEST_BYTES) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

function readLastWords(file: string): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').slice(-TAIL_BYTES).trim().split('\n');
  return plainWords(
    lines.findLast((line) => /error|cannot|not usable|fatal|"level":[56]0/i.test(line)) ??
      lines.at(-1) ??
      '',
  );
}

/** The message in a JSON line, or the line itself. */
function plainWords(line: string): string {
  try {
    const entry = JSON.parse(line) as {
      msg?: string;
      message?: string;
      err?: { message?: string };
    };
    return entry.err?.message ?? entry.msg ?? entry.message ?? line;
  } catch {
    return line.trim();
  }
}
