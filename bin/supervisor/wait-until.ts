import { setTimeout as delay } from 'node:timers/promises';

/** Asks `url` every 100 ms until it answers 2xx; throws when `signal` aborts. */
export async function waitUntilOk(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (await isOk(url, signal)) return;
    await delay(100, undefined, { signal }).catch(() => undefined);
  }
}

async function isOk(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    const answer = await fetch(url, { signal: limit });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
