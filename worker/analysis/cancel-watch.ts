import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../platform/sql.ts';

/** A person has ended the run, or it went with its lead. */
export class RunCancelled extends Error {
  constructor() {
    super('The analysis was cancelled');
    this.name = 'RunCancelled';
  }
}

const EVERY_MS = 500;

/**
 * Tells the runs of this process that a person has ended them, so that no model is waited for, or
 * paid, in vain. One statement for all of them, twice a second, while there are any.
 */
class CancelWatch {
  readonly #live = new Map<string, AbortController>();
  #isLooking = false;

  watch(sql: Sql, runId: string): { signal: AbortSignal; end: () => void } {
    const controller = new AbortController();
    this.#live.set(runId, controller);
    if (!this.#isLooking) void this.#look(sql);
    return { signal: controller.signal, end: () => this.#live.delete(runId) };
  }

  async #look(sql: Sql): Promise<void> {
    this.#isLooking = true;
    while (this.#live.size > 0) {
      await delay(EVERY_MS, undefined, { ref: false });
      const ids = [...this.#live.keys()];
      if (ids.length === 0) break;
      try {
        const going = await sql<{ id: string }[]>`
          select id from analysis_run where id = any(${ids}) and state = 'running'`;
        const alive = new Set(going.map(({ id }) => id));
        for (const id of ids) if (!alive.has(id)) this.#live.get(id)?.abort(new RunCancelled());
      } catch {
        // The run's own statements tell of a database that is away.
      }
    }
    this.#isLooking = false;
  }
}

const watch = new CancelWatch();

/** A signal that is aborted with `RunCancelled` soon after a person has ended the run. */
export function watchForCancel(sql: Sql, runId: string): { signal: AbortSignal; end: () => void } {
  return watch.watch(sql, runId);
}
