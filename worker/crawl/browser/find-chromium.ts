import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import type Playwright from 'playwright-core';

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  ],
};

/** Path of a Chromium: the one that was named, Playwright's own, or the system's. Null for none. */
export function findChromium(named?: string): string | null {
  if (named !== undefined) return canRun(named) ? named : null;
  return [ownOfPlaywright(), ...(USUAL_PLACES[process.platform] ?? [])].find(canRun) ?? null;
}

function ownOfPlaywright(): string {
  try {
    // Loaded when it must be asked: a Chromium that is named needs none of it.
    const load = createRequire(import.meta.url) as (name: string) => typeof Playwright;
    return load('playwright-core').chromium.executablePath();
  } catch {
    return '';
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
