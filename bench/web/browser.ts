import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { findChromium } from '../../bin/bootstrap/chromium.mjs';
import { installProbe } from './probe.ts';

const DESKTOP = { width: 1440, height: 900 };

export async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found; QUARRY_CHROMIUM can name one.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A benchmark that is told to end does, and the browser and the product with it.
  return { executablePath, args, timeout: 60_000, handleSIGTERM: false };
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

interface Place {
  url: string;
  /** A `Cookie` header's value: who is signed in. */
  cookie?: string;
}

/** A device of its own in `browser`, with the stopwatch in each of its pages. */
export async function openContext(browser: Browser, place: Place): Promise<BrowserContext> {
  return prepare(await browser.newContext({ viewport: DESKTOP }), place);
}

export interface Device {
  /** A browser's user data folder, on disk as a person's is. */
  profile: string;
  /** The browser with this profile; one at a time. */
  open(): Promise<BrowserContext>;
  /** Throws the profile away. */
  remove(): void;
}

/** A device that has never been here: its browser can be closed and opened again. */
export function newDevice(place: Place): Device {
  const profile = mkdtempSync(join(tmpdir(), 'quarry-bench-device-'));
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  // Also when the run is broken off.
  process.once('exit', remove);
  return {
    profile,
    open: async () => {
      const options = { ...(await launchOptions()), viewport: DESKTOP };
      return prepare(await chromium.launchPersistentContext(profile, options), place);
    },
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

async function prepare(context: BrowserContext, place: Place): Promise<BrowserContext> {
  context.setDefaultTimeout(30_000);
  await context.addInitScript(installProbe);
  if (place.cookie) {
    const [name = '', value = ''] = place.cookie.split('=');
    // Kept on disk only when it says until when.
    const expires = Date.now() / 1000 + 86_400;
    await context.addCookies([{ name, value, domain: 'localhost', path: '/', expires }]);
  }
  return context;
}
