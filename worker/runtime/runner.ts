import { setTimeout as delay } from 'node:timers/promises';
import type { CronItem } from 'graphile-worker';
import type { Sql } from '../../platform/sql.ts';
import type { TaskDefinition } from './define-task.ts';
import type { WorkerDeps } from './deps.ts';
import { BEAT_MS, DEAD_AFTER_MS } from './heartbeat.ts';
import type { WorkerLife } from './life.ts';
import { liveOnce } from './live-once.ts';

export interface RunnerOptions {
  deps: WorkerDeps;
  /** One connection for the heartbeat alone, as the owner. */
  beatSql: Sql;
  tasks: TaskDefinition[];
  cron?: CronItem[];
  concurrency: number;
  /** Connections to the queue that the slots share; two more than slots when left out. */
  queueConnections?: number;
  /** How often an idle slot looks for jobs that nobody announced: put back, or due by the clock. */
  pollMs?: number;
  /** How long running jobs may go on after `stop` before their signals are aborted. */
  drainMs?: number;
  beatMs?: number;
  deadAfterMs?: number;
}

export interface RunnerSettings extends Required<RunnerOptions> {
  onLife: (life: WorkerLife) => void;
}

export interface Runner {
  /** Takes no more jobs, lets those that run finish or gives them back. Safe to repeat. */
  stop(): Promise<void>;
  health(): { isAlive: boolean; workerId: string; runningJobs: number };
}

const DRAIN_MS = 5000;
const POLL_MS = 1000;
const MAX_PAUSE_MS = 5000;
/** A life this long was not part of a row of failures. */
const LONG_LIFE_MS = 30_000;

/**
 * Works on the queue until `stop`. Whatever ends it in between, a database that restarts or a
 * process that was paused for so long that others took its work, it begins again by itself, within
 * 5 s of when that is possible.
 */
export function startRunner(options: RunnerOptions): Runner {
  const stopAsked = new AbortController();
  let current: WorkerLife | null = null;
  const settings: RunnerSettings = {
    ...options,
    cron: options.cron ?? [],
    queueConnections: options.queueConnections ?? options.concurrency + 2,
    pollMs: options.pollMs ?? POLL_MS,
    drainMs: options.drainMs ?? DRAIN_MS,
    beatMs: options.beatMs ?? BEAT_MS,
    deadAfterMs: options.deadAfterMs ?? DEAD_AFTER_MS,
    onLife: (life) => {
      current = life;
    },
  };
  const finished = liveOn(settings, stopAsked.signal);
  return {
    async stop() {
      stopAsked.abort();
      await finished;
    },
    health: () => ({
      isAlive: current?.heartbeat?.isBeating() ?? false,
      workerId: current?.id ?? '',
      runningJobs: current?.runningJobs ?? 0,
    }),
  };
}

async function liveOn(settings: RunnerSettings, stopAsked: AbortSignal): Promise<void> {
  const { log } = settings.deps;
  let failures = 0;
  while (!stopAsked.aborted) {
    const bornAt = performance.now();
    try {
      await liveOnce(settings, stopAsked);
    } catch (error) {
      log.warn({ err: error }, 'the queue can not be reached');
    }
    if (stopAsked.aborted) return;
    failures = performance.now() - bornAt > LONG_LIFE_MS ? 0 : failures + 1;
    const pauseMs = Math.min(MAX_PAUSE_MS, 125 * 2 ** failures);
    log.warn({ pauseMs }, 'the worker begins again');
    await delay(pauseMs, undefined, { signal: stopAsked }).catch(() => undefined);
  }
}
