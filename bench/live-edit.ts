import { type BenchResult, type BenchOptions, printResults } from './result.ts';
import { BARE_ORG, editBare, openBare } from './web/bare-zero/edits.ts';
import { type BareZero, startBareZero } from './web/bare-zero/start.ts';
import { openBrowser, openContext } from './web/browser.ts';
import { type LeadsProduct, startLeadsProduct } from './web/leads-product.ts';
import { cellOf, openLeads, typeIntoCell } from './web/leads-page.ts';
import { leadId, seedLeads } from './web/seed-leads.ts';
import { takeTurns, typical } from './web/turns.ts';
import { lastAct, lookFor } from './web/watch.ts';
import type { Browser, Page } from 'playwright-core';

const AIM_RATIO = 2;
const AIM_P95_MS = 150;
/** As many rows as stand on the screen without scrolling. */
const EDITS = 20;

/**
 * A cell of the leads table typed into in one browser until it is painted in a colleague's, against
 * the same row through bare Zero: one table, no membership, no audit, a page without React.
 */
export async function run({ full, leads: asked }: BenchOptions): Promise<BenchResult[]> {
  const sizes = asked ?? (full ? [5_000, 50_000] : [5_000]);
  const rounds = full ? 7 : 3;
  const results: BenchResult[] = [];
  const product = await startLeadsProduct();
  let bare: BareZero | undefined;
  let browser: Browser | undefined;
  try {
    bare = await startBareZero();
    browser = await openBrowser();
    let seeded = 0;
    for (const leads of sizes) {
      await seedLeads(bare.sql, BARE_ORG, leads - seeded, seeded);
      seeded = leads;
      results.push(...(await measure({ product, bare, browser }, leads, rounds)));
    }
  } finally {
    await browser?.close();
    await bare?.stop();
    await product.stop();
  }
  return results;
}

interface World {
  product: LeadsProduct;
  bare: BareZero;
  browser: Browser;
}

async function measure(
  { product, bare, browser }: World,
  leads: number,
  rounds: number,
): Promise<BenchResult[]> {
  const { url } = product;
  const people = [await product.person('Ann'), await product.person('Bob')];
  const orgId = await product.workspace(people, leads);
  const ours = await Promise.all(people.map(({ cookie }) => openContext(browser, { url, cookie })));
  const theirs = await Promise.all(people.map(() => openContext(browser, { url })));
  try {
    const tables: Page[] = [];
    for (const context of ours) tables.push((await openLeads(context, url, orgId)).page);
    const pages = [];
    for (const context of theirs) pages.push(await openBare(context, bare.pageUrl));
    const [mine, colleagues] = tables as [Page, Page];
    const [from, to] = pages as [Page, Page];
    const measured = await takeTurns(
      {
        ours: () => editTable(mine, colleagues, orgId),
        bare: () => editBare(from, to, EDITS),
      },
      rounds,
    );
    return judge(leads, measured);
  } finally {
    for (const context of [...ours, ...theirs]) await context.close();
  }
}

/** One cell after the other down a column, by the keyboard alone. */
async function editTable(from: Page, to: Page, orgId: string): Promise<number[]> {
  const took: number[] = [];
  await from.click(cellOf(leadId(orgId, 0)));
  for (let n = 0; n < EDITS; n++) {
    const text = `Edit ${Date.now()}`;
    await typeIntoCell(from, text);
    const seen = await lookFor(to, { selector: cellOf(leadId(orgId, n)), text });
    await from.keyboard.press('Enter');
    const at = await seen();
    took.push(at - (await lastAct(from)));
  }
  return took;
}

function judge(leads: number, measured: Record<'ours' | 'bare', number[][]>): BenchResult[] {
  const result = (share: number, name: string) => ({
    name: `live-edit ${name}, ${leads} leads`,
    unit: 'ms',
    ours: typical(measured.ours, share),
    limit: typical(measured.bare, share),
    isLessBetter: true,
  });
  const [half, most] = [result(0.5, 'p50'), result(0.95, 'p95')];
  return [
    {
      ...half,
      aim: `<= ${AIM_RATIO} x bare Zero`,
      met: half.ours <= AIM_RATIO * half.limit,
    },
    { ...most, aim: `<= ${AIM_P95_MS} ms`, met: most.ours <= AIM_P95_MS },
  ];
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
