import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../platform/sql.ts';

/** 100,000 leads are compared in about four minutes on two cores. */
const LIMIT_MS = 900_000;

/** Resolves when the workers have scored and compared all leads: what they do is no part of a figure. */
export async function untilIdle(sql: Sql): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  for (;;) {
    const [left] = await sql<{ isIdle: boolean }[]>`
      select not exists (select from score_dirty) and not exists (select from duplicate_dirty)
        as "isIdle"`;
    if (left?.isIdle) return;
    if (Date.now() > until) throw new Error(`The workers were not done within ${LIMIT_MS} ms`);
    await delay(500);
  }
}
