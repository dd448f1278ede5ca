import { parseArgs } from 'node:util';
import { AppError } from '../../schema/app-error.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { parseAddress } from '../../schema/source/source.ts';
import { connectAsOwner } from '../../platform/sql.ts';
import { openCommandLineOrg } from './command-line-org.ts';
import { followCrawl } from './follow-crawl.ts';
import { withProduct } from './with-product.ts';

const USAGE =
  'crawl URL… [--kind urls|domain|listing] [--depth N] [--pages N] [--pace MS] [--budget N] [--no-browser]';

/**
 * `crawl URL…`: the same crawl as on the screen, in the org “Command line” of the same database. On
 * standard output come the leads, one line of JSON each, as soon as they stand still; on standard
 * error the progress. Ctrl-C cancels the crawl.
 */
export async function crawl(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: {
      kind: { type: 'string', default: 'urls' },
      depth: { type: 'string' },
      pages: { type: 'string' },
      pace: { type: 'string' },
      budget: { type: 'string', default: '1000' },
      browser: { type: 'boolean', default: true },
    },
  });
  const { kind } = values;
  if (kind !== 'urls' && kind !== 'domain' && kind !== 'listing') {
    throw new AppError('invalid', `Usage: ${USAGE}`);
  }
  const urls = positionals.map(readAddress);
  if (urls.length === 0) throw new AppError('invalid', `Usage: ${USAGE}`);
  const base = DEFAULT_CRAWL_SETTINGS;
  const settings = {
    ...base,
    depth: readCount('--depth', values.depth, base.depth),
    pageLimit: readCount('--pages', values.pages, base.pageLimit),
    pagesPerHost: readCount('--pages', values.pages, base.pagesPerHost),
    paceMs: readCount('--pace', values.pace, base.paceMs),
    useBrowser: values.browser,
  };
  const budgetCredits = readCount('--budget', values.budget, 1000);

  return await withProduct(async (databaseUrl, signal) => {
    const sql = connectAsOwner(databaseUrl, { name: 'quarry-crawl', max: 4 });
    try {
      const org = await openCommandLineOrg(sql);
      const taskId = await org.startCrawl({ kind, urls, settings, budgetCredits });
      return await followCrawl({ sql, taskId, signal, cancel: () => org.cancelCrawl(taskId) });
    } finally {
      await sql.end({ timeout: 2 });
    }
  });
}

function readAddress(text: string): string {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new AppError('invalid', `“${text}” is ${parsed.reason}.`);
  return parsed.url;
}

function readCount(name: string, text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new AppError('invalid', `${name} takes a whole number, not “${text}”.`);
}
