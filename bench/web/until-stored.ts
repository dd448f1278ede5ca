import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const QUIET_MS = 1_500;
const LIMIT_MS = 60_000;

/**
 * Until a visitor could leave and come back without a network: the service worker holds the app,
 * and what the device stores has stopped growing.
 */
export async function untilStored(page: Page): Promise<void> {
  // As a string: the worker itself can't be sent from the page to here.
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const deadline = Date.now() + LIMIT_MS;
  let [last, since] = [-1, Date.now()];
  while (Date.now() - since < QUIET_MS) {
    if (Date.now() > deadline) throw new Error('The device never stopped storing');
    await delay(100);
    const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    if (usage !== last) [last, since] = [usage, Date.now()];
  }
}
