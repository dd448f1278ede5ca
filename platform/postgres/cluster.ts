import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../schema/app-error.ts';
import type { PostgresHome } from './home.ts';

export const SUPERUSER = 'quarry';

/**
 * Makes the cluster when there is none and returns its superuser's password. The cluster takes its
 * name only once it is whole, so a kill in between costs nothing but a repetition.
 */
export async function ensureCluster(home: PostgresHome, initdb: string): Promise<string> {
  const password = await ensurePassword(home.dir);
  if (existsSync(home.clusterDir)) return password;
  const staging = `${home.clusterDir}.new`;
  const passwordFile = join(staging, '..', 'initdb-password');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.user) {
    await chown(staging, home.user.uid, home.user.gid);
    await chown(passwordFile, home.user.uid, home.user.gid);
  }
  try {
    await runInitdb(home, initdb, [`--pgdata=${staging}`, `--pwfile=${passwordFile}`]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(staging, home.clusterDir);
  return password;
}

/** It stands beside the cluster, not among the other secrets: the two live and go together. */
async function ensurePassword(dir: string): Promise<string> {
  const file = join(dir, 'password');
  if (existsSync(file)) return await readFile(file, 'utf8');
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, password, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}

/**
 * The built-in C.UTF-8 locale sorts and folds case the same way on every system and never changes
 * with the system's libraries, so indexes stay valid when a data folder moves.
 */
function runInitdb(home: PostgresHome, initdb: string, args: string[]): Promise<void> {
  const { uid, gid } = home.user ?? {};
  return new Promise((resolve, reject) => {
    const child = spawn(
      initdb,
      [
        ...args,
        `--username=${SUPERUSER}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
        '--no-instructions',
      ],
      { uid, gid, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const cause = complaint.trim().split('\n').at(-1) ?? `exit code ${code}`;
      reject(new AppError('unavailable', `The database could not be created: ${cause}`));
    });
  });
}
