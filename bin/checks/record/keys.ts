import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLE_NAMES } from '../../../platform/env.ts';
import { findDependencies, type Reach } from './dependencies.ts';
import type { ProjectFiles } from './project-files.ts';

/** What a step tries file by file. */
export interface Tries {
  /** Whether it tries this file of the project. */
  has: (path: string) => boolean;
  /** Files on which all of them depend, by their own content alone. */
  settings: (path: string) => boolean;
  /** Files on which all of them depend, with all that these reach. */
  basis: (path: string) => boolean;
  reach: Reach;
}

const SURROUNDING = /^(?:QUARRY_|LC_|LANG$|TZ$|NODE_OPTIONS$|NODE_ENV$)/;
const isRead = (name: string) => SURROUNDING.test(name) || VARIABLE_NAMES.includes(name);

/**
 * For each file that is tried, the key of all that its outcome depends on: equal keys, equal
 * outcomes. It covers the contents and names of the files, the packages, Node, the runner's arguments
 * and the surrounding variables that the product reads.
 */
export function keysOf(
  root: string,
  files: ProjectFiles,
  { tries, args }: { tries: Tries; args: string[] },
): Map<string, string> {
  const dependencies = findDependencies(files, tries.reach);
  const isBasis = (path: string): boolean =>
    tries.basis(path) || (tries.reach === 'imports' && dependencies.isAmbient(path));
  const basis = new Set([
    ...files.paths.filter(tries.settings),
    ...files.paths.filter(isBasis).flatMap(dependencies.of),
  ]);
  const surroundings = hashSurroundings(root, args);
  const keys = new Map<string, string>();
  for (const path of files.paths.filter(tries.has)) {
    const hash = createHash('sha256').update(surroundings);
    for (const one of new Set([...basis, ...dependencies.of(path)])) hash.update(files.digest(one));
    keys.set(path, hash.digest('base64url'));
  }
  return keys;
}

function hashSurroundings(root: string, args: string[]): Buffer {
  const { version, platform, arch, env } = process;
  const variables = Object.entries(env).filter(([name]) => isRead(name));
  const installed = join(root, 'node_modules/.package-lock.json');
  const surroundings = JSON.stringify({
    args,
    version,
    platform,
    arch,
    variables: variables.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    packages: existsSync(installed) ? readFileSync(installed, 'utf8') : '',
    // The server serves it when it is there.
    isBuilt: existsSync(join(root, 'dist/client')),
  });
  return createHash('sha256').update(surroundings).digest();
}
