import { AppError } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';
import type { Sql, TransactionSql } from '../sql.ts';

/**
 * The credit ledger: hold → capture → release. Each step is one statement (a function in the
 * database, migrations/0002_ledger.sql), decided by one conditional update, and idempotent by key.
 * At all times balance = Σ balance_delta and held = Σ held_delta of an org's entries.
 */

type Db = Sql | TransactionSql;

export interface HoldRequest {
  orgId: string;
  holdId: string;
  /** Credits to set aside. */
  amount: number;
  subjectKind: string;
  subjectId: string;
  reason: string;
  actorId?: string | null;
}

/** Sets credits aside. Throws `insufficient_credits` with what is available. */
export async function holdCredits(db: Db, request: HoldRequest): Promise<void> {
  const [row] = await db<{ outcome: string; available: number }[]>`
    select * from credit_hold_open(
      ${request.orgId}, ${request.holdId}, ${request.amount}, ${request.subjectKind},
      ${request.subjectId}, ${request.reason}, ${request.actorId ?? null}, ${newId()}
    )`;
  if (row?.outcome === 'insufficient') {
    throw new AppError(
      'insufficient_credits',
      `This needs ${request.amount} credits and ${row.available} are available. Lower the budget, or ask an admin for credits.`,
      { needed: request.amount, available: row.available },
    );
  }
}

export interface CaptureRequest {
  orgId: string;
  holdId: string;
  amount: number;
  /** The same key is captured once. */
  idempotencyKey: string;
  reason: string;
  subjectKind?: string;
  subjectId?: string;
}

/**
 * Spends from a hold. `captured`: done now; `repeat`: done before; `exhausted`: the hold has less
 * left than asked or is closed, and nothing was taken.
 */
export async function captureCredits(
  db: Db,
  request: CaptureRequest,
): Promise<'captured' | 'repeat' | 'exhausted'> {
  const [row] = await db<{ outcome: 'captured' | 'repeat' | 'exhausted' }[]>`
    select credit_hold_capture(
      ${request.orgId}, ${request.holdId}, ${request.amount}, ${request.idempotencyKey},
      ${request.reason}, ${request.subjectKind ?? null}, ${request.subjectId ?? null}, ${newId()}
    ) as outcome`;
  return row?.outcome ?? 'exhausted';
}

/** Closes a hold and gives back what was not captured, in credits; 0 when it was closed before. */
export async function releaseHold(
  db: Db,
  request: { orgId: string; holdId: string; reason: string },
): Promise<number> {
  const [row] = await db<{ released: number }[]>`
    select credit_hold_close(${request.orgId}, ${request.holdId}, ${request.reason}, ${newId()}) as released`;
  return row?.released ?? 0;
}

/** Adds credits to an org, opening its account when it has none. Idempotent by key. */
export async function grantCredits(
  db: Db,
  request: {
    orgId: string;
    amount: number;
    reason: string;
    idempotencyKey: string;
    actorId?: string | null;
  },
): Promise<void> {
  await db`
    select credit_grant(
      ${request.orgId}, ${request.amount}, ${request.reason}, ${request.idempotencyKey},
      ${request.actorId ?? null}, ${newId()}
    )`;
}
