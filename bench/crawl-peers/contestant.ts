import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuTimeOfTrees } from './cpu-time.ts';

/**
 * Each contestant is a process of its own that lives through all rounds, as a worker does: none
 * warms another's code up, and none carries another's heap.
 */
export interface Contestant<Job, Outcome> {
  run(job: Job): Promise<Round<Outcome>>;
  stop(): Promise<void>;
}

export interface Round<Outcome> {
  elapsedMs: number;
  /** Processor time of the contestant with all that works for it, the sample web not included. */
  cpuMs: number;
  outcome: Outcome;
}

/** A round that takes longer will never end; the longest takes a tenth of it on a loaded machine. */
const ROUND_MS = 180_000;

type Answer<Outcome> = { round: Round<Outcome> } | { error: string };

/** `file` must call `serveRounds`. */
export function startContestant<Job extends object, Outcome>(file: URL): Contestant<Job, Outcome> {
  const child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${file.pathname.split('/').at(-1)} ended early: ${signal ?? code}`);
  });
  ended.catch(() => undefined);
  return {
    async run(job) {
      const answered = once(child, 'message');
      child.send(job);
      // Its end is an error like any other: whoever waits hears of it.
      const timer = setTimeout(() => child.kill('SIGKILL'), ROUND_MS);
      const [answer] = (await Promise.race([answered, ended]).finally(() =>
        clearTimeout(timer),
      )) as [Answer<Outcome>];
      if ('error' in answer) throw new Error(answer.error);
      return answer.round;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

/** Runs the work that counts, once a round; `helpers` are other processes that work for it. */
export type Timed = <T>(work: () => Promise<T>, helpers?: number[]) => Promise<T>;

type Play<Job, Outcome> = (job: Job, timed: Timed) => Promise<Outcome>;

/** The other side: does the rounds that the parent asks for, one at a time, until it lets go. */
export function serveRounds<Job, Outcome>(play: Play<Job, Outcome>): void {
  const measure = async (job: Job): Promise<Round<Outcome>> => {
    let [elapsedMs, cpuMs] = [Number.NaN, Number.NaN];
    const outcome = await play(job, async (work, helpers = []) => {
      const pids = [process.pid, ...helpers];
      const cpuBefore = cpuTimeOfTrees(pids);
      const startedAt = performance.now();
      const done = await work();
      elapsedMs = performance.now() - startedAt;
      cpuMs = cpuTimeOfTrees(pids) - cpuBefore;
      return done;
    });
    return { elapsedMs, cpuMs, outcome };
  };
  process.on('message', (job: Job) => {
    measure(job).then(
      (round) => process.send?.({ round } satisfies Answer<Outcome>),
      (error: Error) => process.send?.({ error: error.stack ?? String(error) }),
    );
  });
  process.on('disconnect', () => {
    const removed = folders.map((folder) => rm(folder, { recursive: true, force: true }));
    void Promise.allSettled(removed).then(() => process.exit(0));
  });
}

const folders: string[] = [];

/**
 * A new folder, which goes with the process and not with its round: for half a minute after files
 * were removed, ext4 passes over their inodes one by one for each new file, and whoever writes next
 * would pay for it (measured: 0.9 ms a file instead of 0.05).
 */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quarry-bench-'));
  folders.push(folder);
  return folder;
}
