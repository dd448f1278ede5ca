import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface ProjectFiles {
  /** Every file that git would take, by its path from the root with `/`, in order. */
  paths: readonly string[];
  content: (path: string) => Buffer;
  /** Of path and content. */
  digest: (path: string) => Buffer;
}

const run = promisify(execFile);
const MAX_LIST_BYTES = 64 * 2 ** 20;

/** The project as it lies on the disk now. Undefined where git cannot list it. */
export async function readProjectFiles(root: string): Promise<ProjectFiles | undefined> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = await run('git', args, { cwd: root, maxBuffer: MAX_LIST_BYTES }).catch(() => null);
  if (!listed) return undefined;
  const contents = new Map<string, Buffer>();
  const digests = new Map<string, Buffer>();
  // A merge lists a file in conflict more than once.
  for (const path of [...new Set(listed.stdout.split('\0'))].sort()) {
    // Git still lists what was deleted.
    const content = path && (await readFile(join(root, path)).catch(() => undefined));
    if (!content) continue;
    contents.set(path, content);
    digests.set(path, createHash('sha256').update(`${path}\0`).update(content).digest());
  }
  return {
    paths: [...contents.keys()],
    content: (path) => contents.get(path) ?? missing(path),
    digest: (path) => digests.get(path) ?? missing(path),
  };
}

function missing(path: string): never {
  throw new Error(`${path} is no file of the project`);
}
