import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';
import { giveUp, say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const APT_LIMIT_MS = 5 * 60_000;
const DOWNLOAD_LIMIT_MS = 3 * 60_000;
const RETRY_AFTER_MS = 24 * 60 * 60_000;
/** Remembers a failed attempt, so that later starts don't lose minutes on it. */
const ATTEMPT = join(ROOT, '.toolchain/chromium-attempt');

/**
 * The path of a Chromium or Chrome: the one that QUARRY_CHROMIUM names, Playwright's own, or the
 * system's. Undefined when there is none.
 */
export async function findChromium() {
  const named = process.env['QUARRY_CHROMIUM'];
  if (named) {
    if (!isProgram(named)) giveUp(`QUARRY_CHROMIUM names ${named}, which is not a program.`);
    return named;
  }
  const { chromium } = await import('playwright-core');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...MAC_APPS].find(isProgram);
}

/** As `findChromium`, and installs one where that needs nobody's password. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found || wasTriedLately()) return found;
  say('Installing Chromium …');
  if (isDebianRoot()) {
    await runQuietly('apt-get', ['update'], { limitMs: APT_LIMIT_MS });
    const wanted = ['chromium', 'fonts-liberation'];
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      limitMs: APT_LIMIT_MS,
    });
    const installed = await findChromium();
    if (installed) return installed;
  }
  await downloadPlaywrights();
  const downloaded = await findChromium();
  if (!downloaded) {
    mkdirSync(join(ROOT, '.toolchain'), { recursive: true });
    writeFileSync(ATTEMPT, String(Date.now()));
  }
  return downloaded;
}

async function downloadPlaywrights() {
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  await runQuietly(process.execPath, [cli, 'install', 'chromium'], {
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    limitMs: DOWNLOAD_LIMIT_MS,
  });
}

function wasTriedLately() {
  if (!existsSync(ATTEMPT)) return false;
  return Date.now() - Number(readFileSync(ATTEMPT, 'utf8')) < RETRY_AFTER_MS;
}

/** Ubuntu's package is only a pointer to a snap, which needs a running snapd. */
function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
