import type { CDPSession, Page } from 'playwright-core';
import { percentile } from '../result.ts';

/** A hand that scrolls fast: about 220 rows a second. */
const SPEED_PX_PER_S = 8_000;

/** A frame later than this was missed. */
const LATE_MS = 1.5 * (1000 / 60);

export interface Scrolled {
  /** Between two frames. */
  p95Ms: number;
  /** Of all frames, from 0 to 1. */
  lateShare: number;
}

/** Scrolls down by the mouse wheel and counts the frames meanwhile. */
export async function scrollDown(page: Page, session: CDPSession, px: number): Promise<Scrolled> {
  await page.evaluate(() => window.probe.startFrames());
  await session.send('Input.synthesizeScrollGesture', {
    x: 900,
    y: 500,
    yDistance: -px,
    speed: SPEED_PX_PER_S,
    gestureSourceType: 'mouse',
  });
  const gaps = await page.evaluate(() => window.probe.stopFrames());
  const late = gaps.filter((gap) => gap > LATE_MS).length;
  return { p95Ms: percentile(gaps, 0.95), lateShare: late / gaps.length };
}

/** What the page's scripts hold on to, in MB, when all else has been collected. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  return bytes / 2 ** 20;
}
