import { spawn } from 'node:child_process';

interface LeashOptions {
  /** The signal that asks `pid` to drain. */
  signal?: 'SIGTERM' | 'SIGINT';
  graceSeconds?: number;
  /** Removed once the group is gone. */
  removeDirs?: string[];
}

/**
 * Ends process `pid`, and then what is left of its process group, when this process dies in any way,
 * SIGKILL included. A shell in its own session waits for the end of a pipe that only this process
 * holds, so it costs 1 MB and no polling. Returns the release, to be called once `pid` has ended.
 */
export function leash(pid: number, options: LeashOptions = {}): () => void {
  const { signal = 'SIGTERM', graceSeconds = 10, removeDirs = [] } = options;
  const watcher = spawn(
    '/bin/sh',
    ['-c', WATCH, 'sh', String(pid), signal.slice(3), String(graceSeconds * 5), ...removeDirs],
    { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] },
  );
  watcher.unref();
  // A pipe of a child process is a socket and can be unref'd; the stream type does not say so.
  if ('unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref();
  return () => void watcher.kill('SIGKILL');
}

const WATCH = `
read -r _
kill -s "$2" "$1"
left=$3
while [ "$left" -gt 0 ] && kill -s 0 "$1"; do sleep 0.2; left=$((left - 1)); done
kill -s KILL -- "-$1"
shift 3
if [ "$#" -gt 0 ]; then rm -rf -- "$@"; fi
`;
