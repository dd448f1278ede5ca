import { BrowserPool, type BrowserPoolOptions } from './browser-pool.ts';
import { findChromium } from './find-chromium.ts';

interface BrowserWishes extends Omit<BrowserPoolOptions, 'executablePath'> {
  /** Path that the environment names (QUARRY_CHROMIUM); the usual places are searched otherwise. */
  named?: string | undefined;
}

/** A pool that starts its Chromium when it is first needed; null when this machine has none. */
export function openBrowser({ named, ...options }: BrowserWishes): BrowserPool | null {
  const executablePath = findChromium(named);
  return executablePath === null ? null : new BrowserPool({ ...options, executablePath });
}
