import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';

const DAY_MS = 86_400_000;

/** By file: the key of all that its outcome depends on, and when it passed, in ms since 1970. */
const passes = z.record(z.string(), z.object({ key: z.string(), at: z.number() }));

export type Passes = z.infer<typeof passes>;

/**
 * What passed within the last day, so that a test that leans on the date is found out. One that
 * cannot be read is empty.
 */
export async function readPasses(file: string): Promise<Passes> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    const oldest = Date.now() - DAY_MS;
    const found = Object.entries(passes.parse(JSON.parse(text)));
    return Object.fromEntries(found.filter(([, pass]) => pass.at > oldest));
  } catch {
    return {};
  }
}

/** Two runs at once may each forget what the other learnt, and nothing worse. */
export async function writePasses(file: string, content: Passes): Promise<void> {
  const staging = `${file}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(staging, JSON.stringify(content));
  await rename(staging, file);
}
