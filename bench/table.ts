import type { Browser } from 'playwright-core';
import { type BenchOptions, type BenchResult, median, percentile, printResults } from './result.ts';
import { BARE_TABLE_STYLE } from './web/bare-table/style.ts';
import { openBrowser, openContext } from './web/browser.ts';
import { bundlePage, htmlOf } from './web/bundle-page.ts';
import { openLeads } from './web/leads-page.ts';
import { startLeadsProduct } from './web/leads-product.ts';
import { type PageServer, servePage } from './web/page-server.ts';
import { heapOf, type Scrolled, scrollDown } from './web/scroll.ts';
import {
  filterByStatus,
  loadAll,
  type Narrowing,
  searchByLetter,
  sortByCity,
} from './web/table-acts.ts';
import { takeTurns } from './web/turns.ts';
import { timeOpening } from './web/watch.ts';

const FRAME_MS = 1000 / 60;
/** A headless screen keeps its clock less well than this. */
const FRAME_SLACK = 1.1;
const AIM_FILTER_MS = 100;
const AIM_HEAP_MB = 150;
const SCROLL_PX = 20_000;

/**
 * The leads table with 100,000 leads: frames while scrolling, filter and sort until painted, and
 * what stays in memory, beside virtual rows with fixed texts.
 */
export async function run({ full, leads: asked }: BenchOptions): Promise<BenchResult[]> {
  const sizes = asked ?? [full ? 100_000 : 10_000];
  const rounds = full ? 5 : 2;
  const product = await startLeadsProduct();
  let browser: Browser | undefined;
  let bare: PageServer | undefined;
  try {
    const script = await bundlePage(new URL('web/bare-table/page.ts', import.meta.url));
    bare = await servePage({ html: htmlOf(BARE_TABLE_STYLE), script });
    browser = await openBrowser();
    const ann = await product.person('Ann');
    const theirs = { browser, url: bare.url };
    const results: BenchResult[] = [];
    for (const leads of sizes) {
      const orgId = await product.workspace([ann], leads);
      const ours = { browser, url: product.url, cookie: ann.cookie, orgId, leads };
      results.push(...(await measure(ours, theirs, rounds)));
    }
    return results;
  } finally {
    await browser?.close();
    await bare?.close();
    await product.stop();
  }
}

async function measure(ours: Workspace, theirs: Place, rounds: number): Promise<BenchResult[]> {
  const visits: Visit[] = [];
  const contestants = {
    ours: async () => {
      const visit = await visitLeads(ours);
      visits.push(visit);
      return visit;
    },
    bare: () => visitBare(theirs),
  };
  const measured = await takeTurns<'ours' | 'bare', Table>(contestants, rounds);
  const fullHeapMb = await heapWithAll(ours);
  const { leads } = ours;
  // The first one only warmed up.
  return [...judgeTable(leads, measured, fullHeapMb), ...judgeActs(leads, visits.slice(1))];
}

interface Table {
  /** While rows come from the server, and again when they are there. */
  arriving: Scrolled;
  loaded: Scrolled;
  heapMb: number;
}

interface Visit extends Table {
  searchMs: number;
  filter: Narrowing;
  sort: Narrowing;
}

interface Place {
  browser: Browser;
  url: string;
}

interface Workspace extends Place {
  cookie: string;
  orgId: string;
  leads: number;
}

/** A new device each time: what it has asked for before would answer at once. */
async function visitLeads({ browser, url, cookie, orgId, leads }: Workspace): Promise<Visit> {
  const context = await openContext(browser, { url, cookie });
  try {
    const { page } = await openLeads(context, url, orgId);
    const filter = await filterByStatus(page, orgId, leads);
    const sort = await sortByCity(page, orgId, leads);
    const letters = await searchByLetter(page, orgId);
    const session = await context.newCDPSession(page);
    const arriving = await scrollDown(page, session, SCROLL_PX);
    await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo({ top: 0 }));
    const loaded = await scrollDown(page, session, SCROLL_PX);
    const heapMb = await heapOf(session);
    return { arriving, loaded, heapMb, searchMs: percentile(letters, 0.95), filter, sort };
  } finally {
    await context.close();
  }
}

/** With as many rows as the table ever holds, for whoever goes to its end. */
async function heapWithAll({ browser, url, cookie, orgId, leads }: Workspace): Promise<number> {
  const context = await openContext(browser, { url, cookie });
  try {
    const { page } = await openLeads(context, url, orgId);
    await loadAll(page, orgId, leads);
    return await heapOf(await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

async function visitBare({ browser, url }: Place): Promise<Table> {
  const context = await openContext(browser, { url });
  try {
    const page = await context.newPage();
    await timeOpening(page, url, { selector: '.row' });
    const session = await context.newCDPSession(page);
    const loaded = await scrollDown(page, session, SCROLL_PX);
    return { arriving: loaded, loaded, heapMb: await heapOf(session) };
  } finally {
    await context.close();
  }
}

function judgeTable(
  leads: number,
  measured: Record<'ours' | 'bare', Table[]>,
  fullHeapMb: number,
): BenchResult[] {
  const { ours, bare } = measured;
  const scrolled = (way: 'arriving' | 'loaded', name: string): BenchResult => {
    const middle = (tables: Table[], figure: keyof Scrolled) =>
      median(tables.map((table) => table[way][figure]));
    const [frame, limit] = [middle(ours, 'p95Ms'), middle(bare, 'p95Ms')];
    return {
      name: `table ${name}, ${leads} leads`,
      unit: 'ms a frame, p95',
      ours: frame,
      limit,
      isLessBetter: true,
      aim: `<= ${FRAME_SLACK} x one frame or the bare table`,
      met: frame <= FRAME_SLACK * Math.max(FRAME_MS, limit),
      detail: {
        frames_late: middle(ours, 'lateShare'),
        frames_late_bare: middle(bare, 'lateShare'),
      },
    };
  };
  const heap = median(ours.map(({ heapMb }) => heapMb));
  return [
    scrolled('loaded', 'scroll'),
    scrolled('arriving', 'scroll while rows arrive'),
    {
      name: `table heap, ${leads} leads`,
      unit: 'MB',
      ours: heap,
      limit: median(bare.map(({ heapMb }) => heapMb)),
      isLessBetter: true,
      aim: `<= ${AIM_HEAP_MB} MB`,
      met: Math.max(heap, fullHeapMb) <= AIM_HEAP_MB,
      detail: { with_all_rows_the_table_holds: fullHeapMb },
    },
  ];
}

function judgeActs(leads: number, visits: Visit[]): BenchResult[] {
  const act = (name: string, read: (visit: Visit) => number, detail = {}): BenchResult => {
    const tookMs = median(visits.map(read));
    return {
      name: `table ${name}, ${leads} leads`,
      unit: 'ms',
      ours: tookMs,
      isLessBetter: true,
      aim: `<= ${AIM_FILTER_MS} ms`,
      met: tookMs <= AIM_FILTER_MS,
      detail,
    };
  };
  /** Until the server has added what the device did not hold. */
  const settled = (read: (visit: Visit) => Narrowing) => ({
    settled_ms: median(visits.map((visit) => read(visit).settled)),
  });
  return [
    act('search, p95', (visit) => visit.searchMs),
    act(
      'filter',
      (visit) => visit.filter.shown,
      settled((visit) => visit.filter),
    ),
    act(
      'sort',
      (visit) => visit.sort.shown,
      settled((visit) => visit.sort),
    ),
  ];
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
