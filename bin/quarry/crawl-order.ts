import { parseArgs } from 'node:util';
import { AppError } from '../../schema/app-error.ts';
import { crawlSettings, DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { parseAddress } from '../../schema/source/source.ts';
import type { CrawlOrder } from './command-line-org.ts';

export const CRAWL_USAGE = `npm run -s quarry -- crawl URL…

  --kind urls|domain|listing  read the pages, a domain with its sitemap, or a directory (urls)
  --depth N                   clicks from a start page (${DEFAULT_CRAWL_SETTINGS.depth})
  --pages N                   pages in all (${DEFAULT_CRAWL_SETTINGS.pageLimit})
  --pace MS                   least time between two requests to one host (${DEFAULT_CRAWL_SETTINGS.paceMs})
  --budget N                  the most credits, one for each new lead (1000)
  --no-browser                never draw pages that script alone fills
`;

const KINDS: readonly string[] = ['urls', 'domain', 'listing'];
const OPTION_OF: Record<string, string> = {
  depth: '--depth',
  pageLimit: '--pages',
  pagesPerHost: '--pages',
  paceMs: '--pace',
};

/** What somebody typed after `crawl`; null when they asked for help. Throws AppError `invalid`. */
export function readCrawlOrder(args: string[]): CrawlOrder | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      kind: { type: 'string', default: 'urls' },
      depth: { type: 'string' },
      pages: { type: 'string' },
      pace: { type: 'string' },
      budget: { type: 'string', default: '1000' },
      browser: { type: 'boolean', default: true },
    },
  });
  if (values.help) return null;
  const { kind } = values;
  if (!isKind(kind)) throw new AppError('invalid', `--kind takes ${listKinds()}, not “${kind}”.`);
  if (positionals.length === 0) {
    throw new AppError('invalid', `Name the pages to crawl.\n\n${CRAWL_USAGE}`);
  }
  const base = DEFAULT_CRAWL_SETTINGS;
  const settings = checkSettings({
    ...base,
    depth: readCount('--depth', values.depth, base.depth),
    pageLimit: readCount('--pages', values.pages, base.pageLimit),
    pagesPerHost: Math.min(10_000, readCount('--pages', values.pages, base.pagesPerHost)),
    paceMs: readCount('--pace', values.pace, base.paceMs),
    useBrowser: values.browser,
  });
  const budgetCredits = readCount('--budget', values.budget, 1000);
  if (budgetCredits < 1 || budgetCredits > 100_000) {
    throw new AppError('invalid', '--budget takes 1 to 100000 credits.');
  }
  return { kind, urls: positionals.map(readAddress), settings, budgetCredits };
}

function isKind(text: string): text is CrawlOrder['kind'] {
  return KINDS.includes(text);
}

function listKinds(): string {
  return `${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`;
}

function checkSettings(given: CrawlOrder['settings']): CrawlOrder['settings'] {
  const checked = crawlSettings.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const option = OPTION_OF[String(issue?.path[0])] ?? 'An option';
  throw new AppError('invalid', `${option} is out of range: ${issue?.message}.`);
}

function readAddress(text: string): string {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new AppError('invalid', `“${text}” can't be read: ${parsed.reason}.`);
  return parsed.url;
}

function readCount(name: string, text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text);
  if (text?.trim() !== '' && Number.isInteger(count) && count >= 0) return count;
  throw new AppError('invalid', `${name} takes a whole number, not “${text}”.`);
}
