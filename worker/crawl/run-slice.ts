import { retryTransaction } from '../../platform/sql.ts';
import type { CrawlDeps, SliceOptions, SliceOutcome } from './crawl-deps.ts';
import { CrawlLoop, type LoopEnd } from './crawl-loop.ts';
import { finishTask } from './finish-task.ts';
import { LiveConsole } from './live-console.ts';
import { TaskStopped } from './save-batch.ts';
import { seedRun } from './seed-run.ts';
import {
  LeaseLost,
  renewLease,
  RENEW_MS,
  returnLease,
  takeLease,
  type TaskLease,
} from './task-lease.ts';
import { beginTask, type CrawlPayload, type CrawlTask } from './task.ts';

const SLICE_MS = 60_000;
/** How long pages under way may take to end when the crawl is paused or its slice is over. */
const GRACE_MS = 3_000;
/** When another worker holds the task: it has either finished or died by then. */
const BUSY_RETRY_MS = 2_000;

/**
 * Drives a crawl task for a while. Several workers may be given the same task: one drives it, the
 * others are told to come again. Whoever comes after a killed worker goes on where its last batch
 * was committed. Rejects for what a retry may mend (database, object store).
 */
export async function runSlice(
  deps: CrawlDeps,
  payload: CrawlPayload,
  options: SliceOptions,
): Promise<SliceOutcome> {
  const task = await retryTransaction(() => beginTask(deps.sql, payload));
  if (task === null) return { kind: 'stopped', reason: 'not to be run' };
  const lease = await takeLease(deps.sql, task, options.workerId);
  if (lease === null) return { kind: 'again', runAt: Date.now() + BUSY_RETRY_MS };
  try {
    return await drive(deps, task, lease, options);
  } catch (error) {
    if (error instanceof LeaseLost) return { kind: 'stopped', reason: 'another worker has it' };
    if (error instanceof TaskStopped) return { kind: 'stopped', reason: error.state };
    throw error;
  } finally {
    // Should this fail, the lease runs out by itself.
    await returnLease(deps.sql, task, lease).catch(() => undefined);
  }
}

async function drive(
  deps: CrawlDeps,
  task: CrawlTask,
  lease: TaskLease,
  options: SliceOptions,
): Promise<SliceOutcome> {
  const seeded = await retryTransaction(() => seedRun(deps.sql, task, lease));
  const console = new LiveConsole(task, deps.publishLive);
  const loop = new CrawlLoop(deps, options, { task, lease, console });
  if (seeded > 0) console.say('info', `Starting with ${seeded} ${seeded === 1 ? 'page' : 'pages'}`);
  await loop.load();
  const watch = startWatch(deps, task, lease, loop, options);
  let end: LoopEnd;
  try {
    end = await loop.run();
  } finally {
    watch.stop();
    await loop.turns.end();
  }
  const outcome = await conclude(deps, task, lease, end, watch, console);
  await console.flush(true);
  return outcome;
}

async function conclude(
  deps: CrawlDeps,
  task: CrawlTask,
  lease: TaskLease,
  end: LoopEnd,
  watch: Watch,
  console: LiveConsole,
): Promise<SliceOutcome> {
  if (end.kind === 'wait') return { kind: 'again', runAt: end.until };
  if (end.kind === 'halted' && watch.stoppedBy !== null) {
    console.say('warn', `The crawl is ${watch.stoppedBy}`);
    return { kind: 'stopped', reason: watch.stoppedBy };
  }
  if (end.kind === 'halted' && !watch.isTimeUp) return { kind: 'again' };
  const reason = end.kind === 'done' ? end.reason : 'time_limit';
  const state = await retryTransaction(() => finishTask(deps.sql, task, lease, reason));
  if (state === null) return { kind: 'stopped', reason: 'ended by somebody else' };
  console.say(state === 'failed' ? 'bad' : 'good', `The crawl is ${state}`);
  return { kind: 'ended', state };
}

interface Watch {
  /** The state that a person has put the task in. */
  readonly stoppedBy: string | null;
  /** The run's working time is used up. */
  readonly isTimeUp: boolean;
  stop(): void;
}

/** Renews the lease each second, and halts the loop when the task or its time says so. */
function startWatch(
  deps: CrawlDeps,
  task: CrawlTask,
  lease: TaskLease,
  loop: CrawlLoop,
  options: SliceOptions,
): Watch {
  const startedAt = Date.now();
  const sliceEndsAt = startedAt + (options.sliceMs ?? SLICE_MS);
  const timeUpAt = startedAt + task.settings.timeLimitSeconds * 1_000 - lease.workedMs;
  const watch = { stoppedBy: null as string | null, isTimeUp: false, stop };
  let grace: NodeJS.Timeout | undefined;

  const haltGently = () => {
    loop.halt();
    grace ??= setTimeout(() => loop.callOff(), GRACE_MS);
  };
  const look = async () => {
    const now = Date.now();
    const standing = await renewLease(deps.sql, task, lease, lease.workedMs + now - startedAt);
    if (standing.run !== task.run || !['running', 'queued'].includes(standing.state)) {
      watch.stoppedBy = standing.run === task.run ? standing.state : 'started anew';
      // Paused keeps what is under way; anything else has no use for it.
      if (standing.state === 'paused') haltGently();
      else loop.callOff();
    } else if (now >= timeUpAt) {
      watch.isTimeUp = true;
      haltGently();
    } else if (now >= sliceEndsAt) haltGently();
  };
  const tick = () => {
    look().catch((error: unknown) => {
      // A database that is away for a moment costs no lease; whoever takes it over will be seen.
      if (error instanceof LeaseLost) loop.fail(error);
    });
  };
  const timer = setInterval(tick, RENEW_MS);
  const onAbort = () => loop.callOff();
  options.signal.addEventListener('abort', onAbort, { once: true });
  if (options.signal.aborted) onAbort();

  function stop(): void {
    clearInterval(timer);
    clearTimeout(grace);
    options.signal.removeEventListener('abort', onAbort);
  }
  return watch;
}
