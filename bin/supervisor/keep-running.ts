import { setTimeout as delay } from 'node:timers/promises';

/** A process of ours. `ended` settles with how it ended; `stop` drains it and is safe to repeat. */
export interface Running {
  pid: number;
  ended: Promise<string>;
  stop: () => Promise<void>;
}

export interface KeeperEvents {
  /** `restarts`: how often it was started again before. */
  onStart: (running: Running, restarts: number) => void;
  onEnd: (reason: string, retryInMs: number) => void;
}

export interface Keeper {
  stop: () => Promise<void>;
}

const FIRST_DELAY_MS = 250;
/** Short, because after a crash people and jobs wait; work has to resume within 10 s. */
const LAST_DELAY_MS = 3_000;
/** Having run this long, it counts as healthy and the next crash starts at the first delay. */
const HEALTHY_AFTER_MS = 10_000;

/**
 * Starts a process and starts it again whenever it ends, with growing delays, until `stop`. The
 * first start is awaited, and its failure is the caller's.
 */
export async function keepRunning(
  start: () => Promise<Running>,
  events: KeeperEvents,
): Promise<Keeper> {
  const stopping = new AbortController();
  let current: Running | undefined = await start();
  events.onStart(current, 0);

  async function watch(first: Running): Promise<void> {
    let running: Running | undefined = first;
    let reason = '';
    let crashes = 0;
    for (let restarts = 1; ; restarts++) {
      const startedAt = Date.now();
      if (running) reason = await running.ended;
      current = undefined;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > HEALTHY_AFTER_MS) crashes = 0;
      const delayMs = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** crashes++);
      events.onEnd(reason, delayMs);
      await delay(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      running = await start().catch((error: unknown) => {
        reason = error instanceof Error ? error.message : String(error);
        return undefined;
      });
      if (!running) continue;
      current = running;
      events.onStart(running, restarts);
      // Asked to stop while it was starting: `stop` could not see it yet.
      if (stopping.signal.aborted) return await running.stop();
    }
  }

  const watched = watch(current);
  return {
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watched;
    },
  };
}
