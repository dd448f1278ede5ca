import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries } from '../../platform/postgres/binaries.ts';
import { isPortFree } from '../../platform/postgres/free-port.ts';
import { findServiceUser } from '../../platform/postgres/service-user.ts';
import { findChromium } from '../bootstrap/chromium.mjs';
import { isAtLeast } from '../bootstrap/node-version.mjs';
import { ROOT } from '../bootstrap/root.mjs';
import { checkDatabase } from '../supervisor/database.ts';
import { isAlive, readRun } from '../supervisor/run-file.ts';
import { readSettings } from '../supervisor/settings.ts';

interface Finding {
  ok: boolean;
  says: string;
}

const ZERO = '1.9.';
const LEAST_FREE_BYTES = 2 * 2 ** 30;

/** In the order in which one would mend what they find. */
export const ALL_CHECKS: [string, () => Promise<Finding>][] = [
  ['Node', checkNode],
  ['environment', checkEnvironment],
  ['Zero', checkZero],
  ['database', checkPostgres],
  ['Chromium', checkChromium],
  ['data folder', checkDataDir],
  ['disk', checkDisk],
  ['port', checkPort],
  ['parts', checkParts],
];

async function checkNode(): Promise<Finding> {
  const { engines } = readManifest(ROOT) as { engines: { node: string } };
  const ok = isAtLeast(process.versions.node, engines.node.replace('>=', ''));
  return { ok, says: `${process.versions.node} (needed: ${engines.node})` };
}

async function checkEnvironment(): Promise<Finding> {
  readSettings(process.env);
  return { ok: true, says: 'every variable can be used' };
}

async function checkZero(): Promise<Finding> {
  const version = String(readManifest(join(ROOT, 'node_modules/@rocicorp/zero'))['version']);
  const ok = version.startsWith(ZERO);
  return { ok, says: ok ? version : `${version}: run "npm ci" with Node 24 for ${ZERO}x` };
}

async function checkPostgres(): Promise<Finding> {
  const { env, isEmbedded } = readSettings(process.env);
  if (!isEmbedded) {
    await checkDatabase(env.DATABASE_URL);
    return { ok: true, says: 'DATABASE_URL answers and may do what is needed' };
  }
  const user = findServiceUser();
  const { postgres } = await findBinaries(user);
  const version = execFileSync(postgres, ['--version'], { encoding: 'utf8' }).trim();
  return { ok: true, says: user ? `${version}, runs as ${user.name}` : version };
}

async function checkChromium(): Promise<Finding> {
  const program = await findChromium();
  if (!program) {
    return { ok: false, says: 'none was found: install Chromium or name one by QUARRY_CHROMIUM' };
  }
  // Some distributions start it by a script that grumbles.
  const version = execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  return { ok: true, says: `${version} (${program})` };
}

async function checkDataDir(): Promise<Finding> {
  const dir = readSettings(process.env).env.QUARRY_DATA_DIR;
  if (!existsSync(dir)) return { ok: true, says: `${dir} will be made` };
  accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  const secrets = join(dir, 'secrets.json');
  const isPrivate = !existsSync(secrets) || (statSync(secrets).mode & 0o077) === 0;
  if (!isPrivate) return { ok: false, says: `others can read ${secrets}: chmod 600 it` };
  return { ok: true, says: dir };
}

async function checkDisk(): Promise<Finding> {
  let dir = readSettings(process.env).env.QUARRY_DATA_DIR;
  while (!existsSync(dir)) dir = dirname(dir);
  const { bavail, bsize } = statfsSync(dir);
  const free = bavail * bsize;
  const says = `${(free / 2 ** 30).toFixed(1)} GB free`;
  if (free >= LEAST_FREE_BYTES) return { ok: true, says };
  return { ok: false, says: `${says}: make room, or move the data with QUARRY_DATA_DIR` };
}

async function checkPort(): Promise<Finding> {
  const { env } = readSettings(process.env);
  const run = readRun(env.QUARRY_DATA_DIR);
  if (run && isAlive(run)) return { ok: true, says: `Quarry is ${run.status} at ${run.url}` };
  const ok = await isPortFree(env.PORT);
  const advice = 'another program has it: choose one with PORT';
  return { ok, says: `${env.PORT} ${ok ? 'is free' : advice}` };
}

async function checkParts(): Promise<Finding> {
  const run = readRun(readSettings(process.env).env.QUARRY_DATA_DIR);
  if (!run || !isAlive(run)) return { ok: true, says: 'Quarry is not running here' };
  const down = Object.entries(run.parts).filter(([, part]) => part.pid === null);
  const restarts = Object.entries(run.parts).filter(([, part]) => part.restarts > 0);
  const counts = restarts.map(([name, part]) => `${name} ${part.restarts}×`).join(', ');
  if (down.length > 0) {
    const names = down.map(([name]) => name).join(', ');
    return { ok: false, says: `${names} is down: see the log in ${join('logs', `${names}.log`)}` };
  }
  return { ok: true, says: counts ? `all run; started again: ${counts}` : 'all run' };
}

function readManifest(dir: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Record<string, unknown>;
}
