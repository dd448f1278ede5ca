import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes zero-cache's folder and throws away what cannot be used: temporary files of a killed run
 * and replicas of other databases.
 */
export function prepareZeroDir(dataDir: string, databaseId: string): void {
  const dir = zeroDir(dataDir);
  rmSync(join(dir, 'tmp'), { recursive: true, force: true });
  mkdirSync(join(dir, 'tmp'), { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dir)) {
    const isForeign = name.startsWith('replica-') && !name.startsWith(`replica-${databaseId}.`);
    if (isForeign) rmSync(join(dir, name), { force: true });
  }
}

/** The next start of zero-cache copies everything from Postgres again. */
export function discardReplica(dataDir: string): void {
  const dir = zeroDir(dataDir);
  for (const name of readdirSync(dir)) {
    if (name.startsWith('replica-')) rmSync(join(dir, name), { recursive: true, force: true });
  }
}

export function zeroDir(dataDir: string): string {
  return join(dataDir, 'zero');
}
