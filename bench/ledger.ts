import postgres from 'postgres';
import { captureCredits, grantCredits, holdCredits } from '../platform/credit/ledger.ts';
import type { Sql } from '../platform/sql.ts';
import { newId } from '../schema/id.ts';
import { openBenchDatabase } from './database.ts';
import { type Bench, type BenchResult, median } from './result.ts';

/**
 * The ledger against the least that could decide the same race: one conditional update of one row,
 * committed to disk. An act is a hold or a capture: account, hold and append-only entry in one call.
 */

const CLIENTS = 16;
const AIM_RATIO = 0.5;
const AT_ONCE = 100;
const AIM_CHECK_MS = 50;
/** Never runs out: the question is pace, not refusal. */
const RICH = 1_000_000_000;

export const run: Bench = async ({ full }) => {
  const database = await openBenchDatabase();
  const sql = postgres(database.url, {
    max: CLIENTS,
    fetch_types: false,
    onnotice: () => undefined,
  });
  const wide = postgres(database.url, {
    max: AT_ONCE,
    fetch_types: false,
    onnotice: () => undefined,
  });
  try {
    const accounts = await makeAccounts(sql, 100);
    const size = full ? { rounds: 9, roundMs: 4000 } : { rounds: 5, roundMs: 1500 };
    return [
      await comparePace(sql, 'ledger-1', accounts.slice(0, 1), size),
      await comparePace(sql, 'ledger-100', accounts, size),
      await measureCheck(wide, 'ledger-check-100', accounts, size),
      await measureCheck(wide, 'ledger-check-1', accounts.slice(0, 1), size),
    ];
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), wide.end({ timeout: 1 })]);
    await database.close();
  }
};

async function makeAccounts(sql: Sql, count: number): Promise<string[]> {
  const userId = newId();
  await sql`insert into profile (id, name, email) values (${userId}, 'Bench', 'bench@example.com')`;
  await sql`
    create table bare_account (
      org_id text primary key, balance int not null, held int not null, updated_at timestamptz)`;
  const orgIds = Array.from({ length: count }, () => newId());
  for (const orgId of orgIds) {
    await sql`insert into org (id, name, created_by) values (${orgId}, 'Bench', ${userId})`;
    await grantCredits(sql, { orgId, amount: RICH, reason: 'Bench', idempotencyKey: 'bench' });
    await sql`insert into bare_account values (${orgId}, ${RICH}, 0, now())`;
  }
  return orgIds;
}

async function comparePace(
  sql: Sql,
  name: string,
  orgIds: string[],
  { rounds, roundMs }: { rounds: number; roundMs: number },
): Promise<BenchResult> {
  const ours: number[] = [];
  const limit: number[] = [];
  const pick = () => orgIds[Math.floor(Math.random() * orgIds.length)] ?? '';
  for (let round = 0; round <= rounds; round++) {
    const bare = await countFor(roundMs, () => bareUpdate(sql, pick()));
    const pairs = await countFor(roundMs, () => holdAndCapture(sql, pick()));
    // The first round warms caches and prepared statements up.
    if (round === 0) continue;
    limit.push(bare);
    ours.push(pairs * 2);
  }
  const ratio = median(ours.map((value, n) => value / (limit[n] ?? Number.NaN)));
  return {
    name,
    unit: `acts/s, ${CLIENTS} clients`,
    ours: median(ours),
    limit: median(limit),
    aim: `at least ${AIM_RATIO * 100} % of bare conditional updates`,
    met: ratio >= AIM_RATIO,
    detail: {
      accounts: orgIds.length,
      median_ratio_of_rounds: Number(ratio.toFixed(3)),
      pairs_per_second: Math.round(median(ours) / 2),
      pair_ratio: Number((ratio / 2).toFixed(3)),
    },
  };
}

async function bareUpdate(sql: Sql, orgId: string): Promise<void> {
  await sql`
    update bare_account
    set held = held + 1, updated_at = now()
    where org_id = ${orgId} and balance - held >= 1
    returning balance - held as available`;
}

async function holdAndCapture(sql: Sql, orgId: string): Promise<void> {
  const holdId = newId();
  const subject = { subjectKind: 'bench', subjectId: holdId, reason: 'Bench' };
  await holdCredits(sql, { orgId, holdId, amount: 1, ...subject });
  await captureCredits(sql, { orgId, holdId, amount: 1, idempotencyKey: holdId, ...subject });
}

/** How many a second, by `CLIENTS` callers that each wait for their own answer. */
async function countFor(durationMs: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  const endAt = startedAt + durationMs;
  let done = 0;
  async function client(): Promise<void> {
    while (performance.now() < endAt) {
      await work();
      done++;
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (done * 1000) / (performance.now() - startedAt);
}

/**
 * How long one of 100 waits that check and hold at the same moment. On one account they come one
 * after the other, each behind the flush of the one before: the bare update beside it shows what
 * the disk allows.
 */
async function measureCheck(
  sql: Sql,
  name: string,
  orgIds: string[],
  { rounds }: { rounds: number },
): Promise<BenchResult> {
  const ours: number[] = [];
  const bare: number[] = [];
  const orgOf = (n: number) => orgIds[n % orgIds.length] ?? '';
  for (let round = 0; round <= rounds * 4; round++) {
    const bareTimes = await timeTogether((n) => bareUpdate(sql, orgOf(n)));
    const ourTimes = await timeTogether((n) => {
      const holdId = newId();
      const subject = { subjectKind: 'bench', subjectId: holdId, reason: 'Bench' };
      return holdCredits(sql, { orgId: orgOf(n), holdId, amount: 1, ...subject });
    });
    if (round === 0) continue;
    bare.push(...bareTimes);
    ours.push(...ourTimes);
  }
  const p95 = percentile(ours, 0.95);
  return {
    name,
    unit: `ms p95, ${AT_ONCE} at once`,
    ours: p95,
    limit: percentile(bare, 0.95),
    isLessBetter: true,
    aim: `under ${AIM_CHECK_MS} ms`,
    met: p95 < AIM_CHECK_MS,
    detail: {
      accounts: orgIds.length,
      p50: Number(percentile(ours, 0.5).toFixed(1)),
      p99: Number(percentile(ours, 0.99).toFixed(1)),
      bare_p50: Number(percentile(bare, 0.5).toFixed(1)),
    },
  };
}

function timeTogether(work: (n: number) => Promise<void>): Promise<number[]> {
  const startedAt = performance.now();
  return Promise.all(
    Array.from({ length: AT_ONCE }, async (_, n) => {
      await work(n);
      return performance.now() - startedAt;
    }),
  );
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
