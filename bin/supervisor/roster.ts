import { readCommandLine } from '../../platform/postgres/command-line.ts';
import { type Keeper, keepRunning, type Running } from './keep-running.ts';
import type { LogFiles } from './log-files.ts';
import { removeRun, type Run, writeRun } from './run-file.ts';

interface PartOptions {
  port?: number;
  portOf?: () => number | undefined;
  /** Called once the part has ended by itself `CRASH_LOOP` times in a row. */
  onCrashLoop?: () => void;
}

/** The parts that run, kept running, and told to `run.json` at every change. */
export interface Roster {
  start: (name: string, start: () => Promise<Running>, options?: PartOptions) => Promise<void>;
  stop: (names: string[]) => Promise<void>;
  setStatus: (status: Run['status']) => void;
  setDatabaseUrl: (url: string) => void;
  /** While starting, a part that keeps ending is a reason to give up; later it is not. */
  onGiveUp: (giveUp: (sentence: string) => void) => void;
  close: () => void;
}

interface RosterOptions {
  dataDir: string;
  url: string;
  logs: LogFiles;
  say: (line: string) => void;
}

const CRASH_LOOP = 3;
const GIVE_UP_AFTER = 6;
const QUICK_END_MS = 15_000;

export function openRoster({ dataDir, url, logs, say }: RosterOptions): Roster {
  const keepers = new Map<string, Keeper>();
  const run: Run = {
    pid: process.pid,
    command: readCommandLine(process.pid),
    status: 'starting',
    url,
    startedAt: new Date().toISOString(),
    parts: {},
  };
  let giveUp: ((sentence: string) => void) | undefined;

  function record(name: string, part: Run['parts'][string]): void {
    run.parts[name] = { ...run.parts[name], ...part };
    writeRun(dataDir, run);
  }

  async function start(name: string, launch: () => Promise<Running>, options: PartOptions = {}) {
    let quickEnds = 0;
    let startedAt = 0;
    const keeper = await keepRunning(launch, {
      onStart: ({ pid }, restarts) => {
        startedAt = Date.now();
        const port = options.portOf?.() ?? options.port;
        record(name, { pid, port, restarts, command: readCommandLine(pid) });
      },
      onEnd: (reason, retryInMs) => {
        record(name, { pid: null, restarts: run.parts[name]?.restarts ?? 0, command: '' });
        say(`${name} ended (${reason}); starting again in ${retryInMs / 1000} s`);
        const isOwnFault = !reason.startsWith('killed by SIGKILL');
        quickEnds = isOwnFault && Date.now() - startedAt < QUICK_END_MS ? quickEnds + 1 : 0;
        if (quickEnds === CRASH_LOOP) options.onCrashLoop?.();
        if (quickEnds < GIVE_UP_AFTER || run.status !== 'starting') return;
        giveUp?.(`${name} does not start: ${logs.lastWords(name)} (see ${logs.path(name)})`);
      },
    });
    keepers.set(name, keeper);
  }

  return {
    start,
    stop: async (names) => {
      run.status = 'stopping';
      writeRun(dataDir, run);
      await Promise.all(names.map(async (name) => await keepers.get(name)?.stop()));
    },
    setStatus: (status) => {
      run.status = status;
      writeRun(dataDir, run);
    },
    setDatabaseUrl: (databaseUrl) => {
      run.databaseUrl = databaseUrl;
      writeRun(dataDir, run);
    },
    onGiveUp: (callback) => (giveUp = callback),
    close: () => removeRun(dataDir),
  };
}
