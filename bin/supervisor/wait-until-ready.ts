import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../schema/app-error.ts';
import type { Roster } from './roster.ts';

const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 100;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Resolves once the server says that all it needs is there. Throws one sentence when a part keeps
 * ending or two minutes are over, and the reason of `signal` when that aborts.
 */
export async function waitUntilReady(
  roster: Roster,
  serverUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const gaveUp = new AbortController();
  roster.onGiveUp((sentence) => gaveUp.abort(new AppError('unavailable', sentence)));
  const either = AbortSignal.any([signal, gaveUp.signal]);
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    either.throwIfAborted();
    const answer = await ask(`${serverUrl}/ready`, either);
    if (answer.ok) return;
    if (Date.now() > deadline) {
      const limit = `${READY_WITHIN_MS / 1000} s`;
      const sentence = `Quarry was not ready within ${limit}; the server says: ${answer.says}`;
      throw new AppError('unavailable', sentence);
    }
    await delay(ASK_EVERY_MS, undefined, { signal: either }).catch(() => undefined);
  }
}

async function ask(url: string, signal: AbortSignal): Promise<{ ok: boolean; says: string }> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const answer = await fetch(url, { signal: limit });
    return { ok: answer.ok, says: await answer.text() };
  } catch (error) {
    return { ok: false, says: String(error) };
  }
}
