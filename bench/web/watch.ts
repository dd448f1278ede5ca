import type { Page } from 'playwright-core';
import type { Sight } from './probe.ts';

/** Resolves when the page looks for it; what it returns, when it has been painted there. */
export async function lookFor(
  page: Page,
  sight: Sight,
  patienceMs?: number,
): Promise<() => Promise<number>> {
  await page.evaluate(([wanted, ms]) => window.probe.lookFor(wanted, ms), [
    sight,
    patienceMs,
  ] as const);
  return () => page.evaluate(() => window.probe.seenAt);
}

/** When the last key or click reached the page's browser. */
export function lastAct(page: Page): Promise<number> {
  return page.evaluate(() => window.probe.actedAt);
}

/** Milliseconds from the key or click in `act` to the painted `sight` on the same page. */
export async function timeAct(
  page: Page,
  sight: Sight,
  act: () => Promise<unknown>,
): Promise<number> {
  const seen = await lookFor(page, sight);
  await act();
  const at = await seen();
  return at - (await lastAct(page));
}

/** Opens `path` and returns the milliseconds from the start of the navigation to the paint. */
export async function timeOpening(page: Page, url: string, sight: Sight): Promise<number> {
  await page.addInitScript((wanted) => window.probe.lookFor(wanted, 60_000), sight);
  await page.goto(url, { waitUntil: 'commit', timeout: 30_000 });
  const [at, from] = await page.evaluate(async () => [
    await window.probe.seenAt,
    performance.timeOrigin,
  ]);
  return (at ?? NaN) - (from ?? NaN);
}
