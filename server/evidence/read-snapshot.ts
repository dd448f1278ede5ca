import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type ObjectStore, snapshotKey } from '../../platform/object-store.ts';

const unzip = promisify(gunzip);

/** The text of a page as it was read; null when it is not kept any more. */
export async function readSnapshot(objects: ObjectStore, hash: string): Promise<string | null> {
  const zipped = await objects.get(snapshotKey(hash));
  return zipped ? (await unzip(zipped)).toString('utf8') : null;
}
