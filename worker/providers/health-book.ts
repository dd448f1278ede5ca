import type { Log } from '../../platform/log.ts';
import type { Sql } from '../../platform/sql.ts';
import type { BreakerState } from './breaker.ts';
import type { ProviderErrorKind } from './provider-error.ts';

export interface CallNote {
  orgId: string;
  provider: string;
  outcome: ProviderErrorKind | 'ok';
  message: string | null;
  durationMs: number;
  state: BreakerState;
  /** Epoch milliseconds. */
  openUntil: number | null;
}

interface Tally {
  orgId: string;
  provider: string;
  ok: number;
  failed: number;
  limited: number;
  totalMs: number;
  costMicros: number;
  state: BreakerState;
  openUntil: number | null;
  lastError: { kind: ProviderErrorKind; message: string; at: number } | null;
  lastOkAt: number | null;
}

/** Often enough for a person who looks on, seldom enough to cost nothing in a bulk run. */
const FLUSH_MS = 2_000;
/** Beyond this many waiting tallies something is wrong with the database; old ones are let go. */
const MAX_TALLIES = 5_000;

/**
 * Counts calls by org and provider, and writes the sums to `provider_health` every two seconds and at
 * once when a breaker opens or closes. What can't be written waits for the next time.
 */
export class HealthBook {
  readonly #sql: Sql;
  readonly #log: Log;
  readonly #now: () => number;
  #tallies = new Map<string, Tally>();
  readonly #states = new Map<string, BreakerState>();
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();

  constructor({ sql, log, now = Date.now }: { sql: Sql; log: Log; now?: () => number }) {
    this.#sql = sql;
    this.#log = log;
    this.#now = now;
  }

  note(call: CallNote): void {
    const id = `${call.orgId}:${call.provider}`;
    const tally = this.#tallies.get(id) ?? emptyTally(call);
    this.#tallies.set(id, tally);
    const now = this.#now();
    // An answer that there is nothing is as good as any.
    if (call.outcome === 'ok' || call.outcome === 'not_found') {
      tally.ok++;
      tally.lastOkAt = now;
    } else {
      tally.failed++;
      if (call.outcome === 'limited') tally.limited++;
      tally.lastError = { kind: call.outcome, message: call.message ?? '', at: now };
    }
    tally.totalMs += call.durationMs;
    tally.state = call.state;
    tally.openUntil = call.openUntil;
    const hasTurned = (this.#states.get(id) ?? 'closed') !== call.state;
    this.#states.set(id, call.state);
    if (hasTurned) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Adds to what the provider has cost the org, in millionths of a US dollar. */
  noteCost(orgId: string, provider: string, costMicros: number): void {
    const id = `${orgId}:${provider}`;
    const state = this.#states.get(id) ?? 'closed';
    const tally = this.#tallies.get(id) ?? emptyTally({ orgId, provider, state, openUntil: null });
    tally.costMicros += costMicros;
    this.#tallies.set(id, tally);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes what was counted since the last time. Never rejects. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  close(): Promise<void> {
    return this.flush();
  }

  async #write(): Promise<void> {
    const tallies = [...this.#tallies.values()];
    this.#tallies = new Map();
    if (tallies.length === 0) return;
    try {
      await writeTallies(this.#sql, tallies);
    } catch (error) {
      this.#log.warn({ err: error }, 'the health of providers can not be written');
      for (const tally of tallies.slice(-MAX_TALLIES)) this.#putBack(tally);
    }
  }

  #putBack(tally: Tally): void {
    const id = `${tally.orgId}:${tally.provider}`;
    const newer = this.#tallies.get(id);
    if (!newer) {
      this.#tallies.set(id, tally);
      return;
    }
    newer.ok += tally.ok;
    newer.failed += tally.failed;
    newer.limited += tally.limited;
    newer.totalMs += tally.totalMs;
    newer.costMicros += tally.costMicros;
    newer.lastOkAt ??= tally.lastOkAt;
    newer.lastError ??= tally.lastError;
  }
}

type Whose = Pick<CallNote, 'orgId' | 'provider' | 'state' | 'openUntil'>;

function emptyTally({ orgId, provider, state, openUntil }: Whose): Tally {
  return {
    orgId,
    provider,
    ok: 0,
    failed: 0,
    limited: 0,
    totalMs: 0,
    costMicros: 0,
    state,
    openUntil,
    lastError: null,
    lastOkAt: null,
  };
}

async function writeTallies(sql: Sql, tallies: Tally[]): Promise<void> {
  const rows = tallies.map((tally) => ({
    org_id: tally.orgId,
    provider: tally.provider,
    state: tally.state,
    open_until: tally.openUntil === null ? null : new Date(tally.openUntil),
    ok: tally.ok,
    failed: tally.failed,
    limited: tally.limited,
    total_ms: Math.round(tally.totalMs),
    cost_micros: Math.round(tally.costMicros),
    last_ok_at: tally.lastOkAt === null ? null : new Date(tally.lastOkAt),
    last_error: tally.lastError?.message.slice(0, 300) ?? null,
    last_error_kind: tally.lastError?.kind ?? null,
    last_error_at: tally.lastError ? new Date(tally.lastError.at) : null,
  }));
  // Sorted, so that two workers take the rows in one order.
  rows.sort((a, b) => (a.org_id + a.provider < b.org_id + b.provider ? -1 : 1));
  await sql`
    insert into provider_health as old (
      org_id, provider, state, open_until, ok, failed, limited, total_ms, cost_micros,
      last_ok_at, last_error, last_error_kind, last_error_at
    )
    select
      row.org_id, provider, state, open_until, ok, failed, limited, total_ms, cost_micros,
      last_ok_at, last_error, last_error_kind, last_error_at
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (
      org_id text, provider text, state text, open_until timestamptz, ok int, failed int,
      limited int, total_ms bigint, cost_micros bigint, last_ok_at timestamptz, last_error text, last_error_kind text,
      last_error_at timestamptz
    )
    join org on org.id = row.org_id
    on conflict (org_id, provider) do update set
      state = excluded.state,
      open_until = excluded.open_until,
      ok = old.ok + excluded.ok,
      failed = old.failed + excluded.failed,
      limited = old.limited + excluded.limited,
      total_ms = old.total_ms + excluded.total_ms,
      cost_micros = old.cost_micros + excluded.cost_micros,
      last_ok_at = coalesce(excluded.last_ok_at, old.last_ok_at),
      last_error = coalesce(excluded.last_error, old.last_error),
      last_error_kind = coalesce(excluded.last_error_kind, old.last_error_kind),
      last_error_at = coalesce(excluded.last_error_at, old.last_error_at),
      updated_at = now()`;
}
