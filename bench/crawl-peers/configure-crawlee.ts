import { Configuration, log, LogLevel } from '@crawlee/cheerio';
import { openFolder } from './contestant.ts';

log.setLevel(LogLevel.ERROR);

/** Crawlee with storage of its own for one round; on disk when `isStored`. */
export async function configureCrawlee(isStored: boolean): Promise<Configuration> {
  return new Configuration({
    persistStorage: isStored,
    storageClientOptions: { localDataDirectory: await openFolder(), persistStorage: isStored },
    purgeOnStart: false,
    // Without it Crawlee slows down when others fill the machine's memory.
    memoryMbytes: 8_192,
  });
}
