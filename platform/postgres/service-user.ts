import { spawnSync } from 'node:child_process';
import { AppError } from '../../schema/app-error.ts';

/** Whom Postgres runs as when this process is root, since Postgres refuses to be root. */
export interface ServiceUser {
  name: string;
  uid: number;
  gid: number;
}

/** Where root keeps what the service user must reach but cannot inside the project folder. */
export const SHARED_ROOT = '/var/lib/quarry';

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/** Undefined when this process is not root and Postgres can simply run as the same user. */
export function findServiceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const uid = readId('-u', name);
    const gid = readId('-g', name);
    if (uid && gid) return { name, uid, gid };
  }
  throw new AppError(
    'unavailable',
    'Postgres cannot run as root and there is no user postgres or nobody: start Quarry as another user or set DATABASE_URL.',
  );
}

/**
 * Whether `user` may run the program, or pass through the folder, at `path`. Asks the system
 * instead of reading mode bits, so that every parent folder and ACL counts.
 */
export function canReach(user: ServiceUser, path: string): boolean {
  const { uid, gid } = user;
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid, gid, cwd: '/' });
  return probe.status === 0;
}

function readId(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}
