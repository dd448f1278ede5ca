import { connectAsOwner } from '../../platform/sql.ts';
import { openCommandLineOrg } from './command-line-org.ts';
import { CRAWL_USAGE, readCrawlOrder } from './crawl-order.ts';
import { followCrawl } from './follow-crawl.ts';
import { withProduct } from './with-product.ts';

/**
 * `crawl URL…`: the same crawl as on the screen, in the org “Command line” of the same database. On
 * standard output come the leads, one line of JSON each, as soon as they stand still; on standard
 * error the progress. Ctrl-C cancels the crawl, and so does a reader that has gone.
 */
export async function crawl(args: string[]): Promise<number> {
  const order = readCrawlOrder(args);
  if (order === null) {
    process.stdout.write(CRAWL_USAGE);
    return 0;
  }
  return await withProduct(async (databaseUrl, signal) => {
    const sql = connectAsOwner(databaseUrl, { name: 'quarry-crawl', max: 4 });
    try {
      const org = await openCommandLineOrg(sql);
      const taskId = await org.startCrawl(order);
      return await followCrawl({ sql, taskId, signal, cancel: () => org.cancelCrawl(taskId) });
    } finally {
      await sql.end({ timeout: 2 });
    }
  });
}
