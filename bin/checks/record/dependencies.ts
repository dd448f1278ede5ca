import { posix } from 'node:path';
import type { ProjectFiles } from './project-files.ts';
import { type NamedPlaces, scanModule } from './scan-module.ts';

const MODULE = /\.[cm]?[jt]sx?$/;
/** What stands in a folder beside what a program may read there; these count when they are named. */
const BESIDE = /\.(?:test|spec)\.tsx?$|\.md$/;

/** By digest, for all steps of a run: parsing is most of the work. */
const scans = new Map<string, NamedPlaces>();

export interface Dependencies {
  /** The file itself and all that it may read, import or start, through every step; in order. */
  of: (path: string) => string[];
  /** Declares things for all modules. */
  isAmbient: (path: string) => boolean;
}

/** `imports` is what decides its types; `reads` is what decides how it runs. */
export type Reach = 'imports' | 'reads';

/**
 * Which files a file of the project depends on. Where the syntax leaves it open, more: a folder
 * stands for all in it, and a module that may read anything for the whole project. Packages are not
 * in it.
 */
export function findDependencies(files: ProjectFiles, reach: Reach): Dependencies {
  const known = new Set(files.paths);
  const nexts = new Map<string, readonly string[]>();
  const inFolder = (folder: string): string[] =>
    files.paths.filter((path) => path.startsWith(folder) && !BESIDE.test(path));

  function scan(path: string): NamedPlaces {
    const digest = files.digest(path).toString('base64');
    const scanned = scans.get(digest) ?? scanModule(path, files.content(path).toString('utf8'));
    scans.set(digest, scanned);
    return scanned;
  }

  function placed(from: string, name: string): string[] {
    const path = posix.join(posix.dirname(from), name.replace(/\?.*$|[^/]*\*.*$/, ''));
    if (known.has(path)) return [path];
    if (path.startsWith('..')) return [];
    const folder = path === '.' || path === './' ? '' : `${path.replace(/\/$/, '')}/`;
    return inFolder(folder);
  }

  function directly(path: string): readonly string[] {
    if (!MODULE.test(path)) return [];
    const { imports, places, strings, isOpen } = scan(path);
    const imported = imports.map((name) => placed(path, name));
    // An import that leads nowhere is one that this cannot follow.
    const isLost = imported.some((found) => found.length === 0);
    if (isLost || (isOpen && reach === 'reads')) return inFolder('');
    const folder = posix.dirname(path);
    const named = strings.flatMap((name) => [posix.join(folder, name), name]);
    return [
      ...imported.flat(),
      ...(reach === 'reads' ? places.flatMap((name) => placed(path, name)) : []),
      ...named.filter((name) => known.has(name)),
      ...[snapshotOf(path)].filter((name) => known.has(name)),
    ];
  }

  function next(path: string): readonly string[] {
    const found = nexts.get(path) ?? [...new Set(directly(path))];
    nexts.set(path, found);
    return found;
  }

  return {
    of: (path) => {
      const reached = new Set([path]);
      for (const one of reached) for (const other of next(one)) reached.add(other);
      return [...reached].sort();
    },
    isAmbient: (path) => MODULE.test(path) && scan(path).isAmbient,
  };
}

function snapshotOf(path: string): string {
  return posix.join(posix.dirname(path), '__snapshots__', `${posix.basename(path)}.snap`);
}
