import type { Browser, Page } from 'playwright-core';
import { type BenchOptions, type BenchResult, printResults } from './result.ts';
import { openBrowser, openContext } from './web/browser.ts';
import { htmlOf } from './web/bundle-page.ts';
import { cellOf, openLeads } from './web/leads-page.ts';
import { startLeadsProduct } from './web/leads-product.ts';
import { type PageServer, servePage } from './web/page-server.ts';
import { leadId } from './web/seed-leads.ts';
import { takeTurns, typical } from './web/turns.ts';
import { timeAct, timeOpening } from './web/watch.ts';

const AIM_P95_MS = 50;
const FRAME_MS = 1000 / 60;
const EDITS = 20;

/** A page that does nothing but answer a key. */
const ECHO = `
const cell = document.body.appendChild(document.createElement('div'));
cell.id = 'cell';
addEventListener('keydown', (event) => { cell.textContent = event.timeStamp; cell.dataset.n = next; });
`;

/**
 * A key in the leads table until the screen shows it: the letter that was typed, the saved value and
 * the opened editor, beside a page that does nothing but answer a key, and beside one frame.
 */
export async function run({ full, leads }: BenchOptions): Promise<BenchResult[]> {
  const sizes = leads ?? [full ? 50_000 : 5_000];
  const rounds = full ? 7 : 3;
  const product = await startLeadsProduct();
  let browser: Browser | undefined;
  let echo: PageServer | undefined;
  try {
    echo = await servePage({ html: htmlOf(), script: ECHO });
    browser = await openBrowser();
    const ann = await product.person('Ann');
    const echoing = await (await openContext(browser, { url: echo.url })).newPage();
    await timeOpening(echoing, echo.url, { selector: '#cell' });
    const { url } = product;
    const results: BenchResult[] = [];
    for (const size of sizes) {
      const orgId = await product.workspace([ann], size);
      const context = await openContext(browser, { url, cookie: ann.cookie });
      const { page } = await openLeads(context, url, orgId);
      const measured = await takeTurns(
        { ours: () => editColumn(page, orgId), bare: () => pressKeys(echoing) },
        rounds,
      );
      await context.close();
      results.push(...judge(size, measured));
    }
    return results;
  } finally {
    await browser?.close();
    await echo?.close();
    await product.stop();
  }
}

/** For each time that such a key was pressed, the milliseconds until it was painted. */
interface Keys {
  opened: number[];
  typed: number[];
  saved: number[];
}

/** One cell after the other down a column. */
async function editColumn(page: Page, orgId: string): Promise<Keys> {
  const took: Keys = { opened: [], typed: [], saved: [] };
  await page.click(cellOf(leadId(orgId, 0)));
  for (let n = 0; n < EDITS; n++) {
    const cell = cellOf(leadId(orgId, n));
    const editor = `${cell} input`;
    const text = `Edit ${Date.now()}`;
    const press = (key: string) => () => page.keyboard.press(key);
    took.opened.push(await timeAct(page, { selector: editor }, press('Enter')));
    await page.keyboard.insertText(text);
    took.typed.push(await timeAct(page, { selector: editor, text: `${text}x` }, press('x')));
    const saved = { selector: `${cell}:not(:has(input))`, text: `${text}x` };
    took.saved.push(await timeAct(page, saved, press('Enter')));
  }
  return took;
}

/** There a key is a key. */
async function pressKeys(page: Page): Promise<Keys> {
  const took: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const mark = String(Date.now());
    await page.evaluate((next) => Object.assign(window, { next }), mark);
    const sight = { selector: `#cell[data-n="${mark}"]` };
    took.push(await timeAct(page, sight, () => page.keyboard.press('x')));
  }
  return { opened: took, typed: took, saved: took };
}

function judge(leads: number, { ours, bare }: Record<'ours' | 'bare', Keys[]>): BenchResult[] {
  const one = (name: string, key: keyof Keys) =>
    judgeKey(
      `local-edit ${name}, ${leads} leads`,
      ours.map((took) => took[key]),
      bare.map((took) => took[key]),
    );
  return [one('save', 'saved'), one('letter', 'typed'), one('open', 'opened')];
}

function judgeKey(name: string, ours: number[][], bare: number[][]): BenchResult {
  const p95 = typical(ours, 0.95);
  return {
    name,
    unit: 'ms p95',
    ours: p95,
    limit: FRAME_MS,
    peer: typical(bare, 0.95),
    isLessBetter: true,
    aim: `<= ${AIM_P95_MS} ms`,
    met: p95 <= AIM_P95_MS,
    detail: { p50: typical(ours, 0.5), bare_page_p50: typical(bare, 0.5) },
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
