import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../schema/app-error.ts';
import { canReach, findServiceUser, type ServiceUser, SHARED_ROOT } from './service-user.ts';

/**
 * Where one embedded Postgres lives: `cluster/` (its data) and `password`. Normally that is
 * `postgres/` inside the data folder. Started by root in a folder that the service user cannot
 * enter, it lies under /var/lib/quarry and `postgres` is a symbolic link to it.
 */
export interface PostgresHome {
  dir: string;
  clusterDir: string;
  /** Undefined: Postgres runs as the user of this process. */
  user: ServiceUser | undefined;
}

/** Finds or makes the home inside `dataDir`. */
export async function openHome(dataDir: string): Promise<PostgresHome> {
  const serviceUser = findServiceUser();
  const place = join(resolve(dataDir), 'postgres');
  if (lstatSync(place, { throwIfNoEntry: false }) === undefined) {
    await createHome(place, serviceUser);
  }
  const dir = await realpath(place).catch(() => refuse(`${place} points at a folder that is gone`));
  await refuseCopiedLink(place, dir);
  const clusterDir = join(dir, 'cluster');
  const user = serviceUser && (ownerOf(clusterDir) ?? serviceUser);
  if (user && !canReach(user, dir)) refuse(`User ${user.name} cannot enter ${dir}`);
  if (!user && isForeign(clusterDir)) refuse(`${clusterDir} belongs to another user`);
  return { dir, clusterDir, user };
}

async function createHome(place: string, user: ServiceUser | undefined): Promise<void> {
  const dataDir = join(place, '..');
  // 0711 lets the service user pass through without listing; every secret in it is 0600.
  await makeDir(dataDir, user ? 0o711 : 0o700);
  if (!user || canReach(user, dataDir)) return await makeDir(place, user ? 0o711 : 0o700);
  const outside = join(SHARED_ROOT, `data-${randomBytes(6).toString('hex')}`);
  await makeDir(SHARED_ROOT, 0o755);
  await makeDir(outside, 0o711);
  await writeFile(join(outside, 'owner'), `${await realpath(dataDir)}\n`);
  await symlink(outside, place);
}

/** Unlike mkdir's own mode, this one holds under any umask; a folder that exists is left alone. */
async function makeDir(dir: string, mode: number): Promise<void> {
  if (existsSync(dir)) return;
  await mkdir(dir, { recursive: true });
  await chmod(dir, mode);
}

/**
 * A data folder copied together with its link would share, and ruin, the original's database. One
 * that was moved takes its database along.
 */
async function refuseCopiedLink(place: string, dir: string): Promise<void> {
  if (!lstatSync(place).isSymbolicLink()) return;
  const ownerFile = join(dir, 'owner');
  const owner = (await readFile(ownerFile, 'utf8').catch(() => '')).trim();
  const dataDir = await realpath(join(place, '..'));
  if (owner === dataDir) return;
  if (existsSync(join(owner, 'postgres'))) refuse(`${place} points at the database of ${owner}`);
  await writeFile(ownerFile, `${dataDir}\n`);
}

/** A cluster made by another user keeps running as that user, also when root starts it later. */
function ownerOf(clusterDir: string): ServiceUser | undefined {
  if (!existsSync(clusterDir)) return undefined;
  const { uid, gid } = statSync(clusterDir);
  return uid === 0 ? undefined : { name: `#${uid}`, uid, gid };
}

function isForeign(clusterDir: string): boolean {
  return existsSync(clusterDir) && statSync(clusterDir).uid !== process.getuid?.();
}

function refuse(cause: string): never {
  throw new AppError(
    'unavailable',
    `${cause}: name another data folder with QUARRY_DATA_DIR, or set DATABASE_URL.`,
  );
}
