import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration, log, LogLevel } from '@crawlee/cheerio';

log.setLevel(LogLevel.ERROR);

/** A configuration of Crawlee with storage of its own for one round; on disk when `isStored`. */
export async function openCrawleeFolder(isStored: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'quarry-crawlee-'));
  const config = new Configuration({
    persistStorage: isStored,
    storageClientOptions: { localDataDirectory: folder, persistStorage: isStored },
    purgeOnStart: false,
    // Without it Crawlee slows down when others fill the machine's memory.
    memoryMbytes: 8_192,
  });
  return { config, close: () => rm(folder, { recursive: true, force: true }) };
}
