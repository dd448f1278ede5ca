import { type Heartbeat, WorkerLost } from './heartbeat.ts';

/** The worker was asked to stop and the time for running jobs to finish is over. */
export class ShuttingDown extends Error {
  constructor() {
    super('The worker is stopping; the job goes to another');
    this.name = 'ShuttingDown';
  }
}

/**
 * One life of a worker: begins with its heartbeat, ends when it is retired or judged dead. A process
 * has one at a time, and another after an end that was not its own wish. `end` aborts all jobs that
 * run in it.
 */
export class WorkerLife {
  /** graphile-worker's id of the pool: known before the first job is taken. */
  id = '';
  heartbeat: Heartbeat | null = null;
  #end: Error | null = null;
  #isRetired = false;
  readonly #running = new Set<AbortController>();

  /** Why it ended: `ShuttingDown`, `WorkerLost` or a fault; null while it goes on. */
  get ended(): Error | null {
    return this.#end;
  }

  get runningJobs(): number {
    return this.#running.size;
  }

  end(reason: Error): void {
    this.#end ??= reason;
    for (const job of this.#running) job.abort(this.#end);
  }

  enter(job: AbortController): void {
    this.#running.add(job);
    if (this.#end) job.abort(this.#end);
  }

  leave(job: AbortController): void {
    this.#running.delete(job);
  }

  /** Stops the heartbeat: from here on what still runs is given away. */
  retire(): void {
    this.#isRetired = true;
    this.heartbeat?.stop();
  }

  /** Throws `WorkerLost` when the work of this life was given away. */
  async confirm(): Promise<void> {
    if (this.#isRetired) throw new WorkerLost();
    await this.heartbeat?.confirm();
  }
}
