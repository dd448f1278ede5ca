import { setTimeout as delay } from 'node:timers/promises';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { nameProcessSpace } from './process-space.ts';

/** Often enough that a second missed beat is still no death. */
export const BEAT_MS = 1000;
/** A worker that has not beaten for this long is dead to the others. */
export const DEAD_AFTER_MS = 5000;

/** The others took this worker for dead and gave its work away. */
export class WorkerLost extends Error {
  constructor() {
    super('This worker was taken for dead while it was paused; its jobs went to others');
    this.name = 'WorkerLost';
  }
}

export interface Heartbeat {
  /** Settles when others have taken this worker for dead. */
  lost: Promise<void>;
  /** Throws `WorkerLost` when the work of this worker was given away; asks only in doubt. */
  confirm(): Promise<void>;
  /**
   * False for a while after it was itself kept from beating: then the others may have been too, and
   * their last beats are old although nobody is dead.
   */
  mayJudge(): boolean;
  /** Whether the database has answered lately. */
  isBeating(): boolean;
  stop(): void;
}

export interface HeartbeatOptions {
  /** A connection of its own, so that busy pools can't keep a beat waiting. */
  sql: Sql;
  workerId: string;
  beatMs: number;
  deadAfterMs: number;
}

/**
 * Writes the worker's row and renews it until `stop`. The row is made once: a renewal that finds it
 * gone means that the worker was judged dead, for then the row is deleted in the transaction that
 * gives its work away. Throws when the row can't be made.
 */
export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  const { sql, workerId, beatMs, deadAfterMs } = options;
  let lastBeatAt = performance.now();
  let lastBeatDate = Date.now();
  let lastGapAt = -Infinity;
  let isLost = false;
  const stopped = new AbortController();
  const { promise: lost, resolve: tellLost } = Promise.withResolvers<void>();

  await sql`
    insert into worker_heartbeat (worker_id, pid, process_space)
    values (${workerId}, ${process.pid}, ${nameProcessSpace()})
    on conflict (worker_id) do nothing`;

  async function beat(): Promise<void> {
    // The time of asking, not of the answer: the row is at least this young.
    const askedAt = performance.now();
    const { count } = await sql`
      update worker_heartbeat set beat_at = clock_timestamp() where worker_id = ${workerId}`;
    if (stopped.signal.aborted) return;
    if (count === 0) {
      isLost = true;
      tellLost();
      return;
    }
    // The second clock also runs while the machine sleeps.
    const gapMs = Math.max(askedAt - lastBeatAt, Date.now() - lastBeatDate);
    if (gapMs > deadAfterMs / 2) lastGapAt = askedAt;
    lastBeatAt = askedAt;
    lastBeatDate = Date.now();
  }

  async function keepBeating(): Promise<void> {
    while (!stopped.signal.aborted && !isLost) {
      await delay(beatMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      // The pool connects again by itself; until then the silence counts against this worker.
      await beat().catch(() => undefined);
    }
  }
  void keepBeating();

  const silenceMs = () => performance.now() - lastBeatAt;
  return {
    lost,
    async confirm() {
      if (!isLost && silenceMs() > deadAfterMs - beatMs) await beat();
      if (isLost) throw new WorkerLost();
    },
    mayJudge: () =>
      !isLost && silenceMs() < deadAfterMs / 2 && performance.now() - lastGapAt >= deadAfterMs,
    isBeating: () => !isLost && silenceMs() < deadAfterMs,
    stop: () => stopped.abort(),
  };
}

/**
 * Fences a transaction: throws `WorkerLost` unless this worker still counts as alive, and until the
 * transaction ends nobody can judge it dead. Everything that such a transaction writes is written by
 * the one worker that owns the work, also when a process was paused for minutes in between. Should
 * it be paused inside, the database ends the transaction after `deadAfterMs` without a word.
 */
export async function fence(
  sql: TransactionSql,
  workerId: string,
  deadAfterMs: number = DEAD_AFTER_MS,
): Promise<void> {
  const rows = await sql`
    select set_config('idle_in_transaction_session_timeout', ${String(deadAfterMs)}, true)
    from worker_heartbeat
    where worker_id = ${workerId}
    for key share`;
  if (rows.length === 0) throw new WorkerLost();
}
