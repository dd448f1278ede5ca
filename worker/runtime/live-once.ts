import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseCronItems, run, type Runner as Queue, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { makeGraphileLogger } from './graphile-log.ts';
import { type Heartbeat, startHeartbeat, WorkerLost } from './heartbeat.ts';
import { ShuttingDown, WorkerLife } from './life.ts';
import { openQueuePool } from './queue-pool.ts';
import { reapDeadWorkers, retireWorker } from './reap.ts';
import { bindTask } from './run-job.ts';
import type { RunnerSettings } from './runner.ts';

/** How long aborted jobs may take to notice. */
const SETTLE_MS = 5000;

/**
 * Works from a first heartbeat to the end of this worker's life: until `stopAsked`, until others
 * judge it dead, or until graphile-worker gives up, as it does when a finished job can't be marked
 * so. Running jobs are aborted, after `drainMs` when the end was asked for, and what is still held is
 * given back. Throws when the queue can't be reached to begin with.
 */
export async function liveOnce(settings: RunnerSettings, stopAsked: AbortSignal): Promise<void> {
  const life = new WorkerLife();
  settings.onLife(life);
  const closing = new AbortController();
  const close = () => closing.abort();
  stopAsked.addEventListener('abort', close, { once: true });
  let begun: Promise<void> | undefined;
  const connections = openQueuePool(
    settings.deps.env.DATABASE_URL,
    settings.queueConnections,
    settings.deps.log,
  );
  try {
    const queue = await openQueue(settings, life, connections.pool, {
      onWorkerStart: (workerId) => (begun ??= begin(settings, life, workerId, closing)),
      onClosing: close,
    });
    void watchOthers(settings, life, closing.signal);
    await whenAborted(closing.signal);
    if (life.ended) settings.deps.log.warn({ workerId: life.id }, 'this worker was taken for dead');
    await drain(queue, life, settings, stopAsked);
    await begun;
    life.retire();
    await giveBack(settings, life);
  } finally {
    stopAsked.removeEventListener('abort', close);
    await connections.close();
  }
}

/**
 * Makes the heartbeat before the first job is taken: a job that is locked under a name without one
 * could be freed at any moment.
 */
async function begin(
  settings: RunnerSettings,
  life: WorkerLife,
  workerId: string,
  closing: AbortController,
): Promise<void> {
  life.id = workerId;
  while (!closing.signal.aborted && !life.heartbeat) {
    try {
      life.heartbeat = await startHeartbeat({ ...settings, sql: settings.beatSql, workerId });
    } catch (error) {
      settings.deps.log.warn({ err: error }, 'the heartbeat can not begin yet');
      await delay(settings.beatMs);
    }
  }
  if (life.heartbeat) void endWhenLost(life, life.heartbeat, closing);
}

async function endWhenLost(
  life: WorkerLife,
  heartbeat: Heartbeat,
  closing: AbortController,
): Promise<void> {
  await heartbeat.lost;
  life.end(new WorkerLost());
  closing.abort();
}

async function whenAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

interface QueueEvents {
  onWorkerStart: (workerId: string) => Promise<void>;
  onClosing: () => void;
}

function openQueue(
  settings: RunnerSettings,
  life: WorkerLife,
  pgPool: Pool,
  { onWorkerStart, onClosing }: QueueEvents,
): Promise<Queue> {
  const { deps, tasks, cron, concurrency, pollMs } = settings;
  const events = new EventEmitter() as WorkerEvents;
  events.once('pool:gracefulShutdown', onClosing);
  return run({
    pgPool,
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    taskList: Object.fromEntries(tasks.map((task) => [task.name, bindTask(task, deps, life)])),
    parsedCronItems: parseCronItems(cron),
    logger: makeGraphileLogger(deps.log),
    events,
    preset: {
      worker: {
        // Without a batch graphile-worker 0.18 leaves a failed completion as an unhandled rejection.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
      plugins: [
        {
          name: 'QuarryHeartbeat',
          version: '1.0.0',
          worker: {
            hooks: { startWorker: (_ctx, { worker }) => onWorkerStart(worker.workerPool.id) },
          },
        },
      ],
    },
  });
}

/** Looks for dead workers as often as the living beat. */
async function watchOthers(
  { deps, beatMs, deadAfterMs }: RunnerSettings,
  life: WorkerLife,
  closing: AbortSignal,
): Promise<void> {
  while (!closing.aborted) {
    if (life.heartbeat) {
      try {
        const judgesSilence = life.heartbeat.mayJudge();
        const reaped = await reapDeadWorkers(deps.ownerSql, { deadAfterMs, judgesSilence });
        if (reaped.workers.length > 0) deps.log.warn(reaped, 'freed what dead workers held');
      } catch (error) {
        deps.log.warn({ err: error }, 'could not look for dead workers');
      }
    }
    await delay(beatMs, undefined, { signal: closing }).catch(() => undefined);
  }
}

async function drain(
  queue: Queue,
  life: WorkerLife,
  { deps, drainMs }: RunnerSettings,
  stopAsked: AbortSignal,
): Promise<void> {
  // Refuses when graphile-worker is stopping already, which is as good.
  void queue.stop().catch(() => undefined);
  const ended = queue.promise.catch((error: unknown) =>
    deps.log.error({ err: error }, 'the queue ended with an error'),
  );
  // After an end that was not asked for there is no time to lose: the next life begins after this.
  if (stopAsked.aborted) await Promise.race([ended, delay(drainMs, undefined, { ref: false })]);
  life.end(stopAsked.aborted ? new ShuttingDown() : new Error('The queue gave up'));
  await Promise.race([ended, delay(SETTLE_MS, undefined, { ref: false })]);
  if (life.runningJobs > 0) {
    deps.log.error({ jobs: life.runningJobs }, 'jobs ignored their signal; they are given away');
  }
}

/** When the database can't be reached, the others do it once the heartbeat is stale. */
async function giveBack({ deps }: RunnerSettings, life: WorkerLife): Promise<void> {
  if (!life.id) return;
  try {
    await retireWorker(deps.ownerSql, life.id);
  } catch (error) {
    deps.log.warn({ err: error }, 'the worker could not give back what it held');
  }
}
