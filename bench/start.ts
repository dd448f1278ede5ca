import type { BrowserContext, Page } from 'playwright-core';
import { type BenchOptions, type BenchResult, median, printResults } from './result.ts';
import { type Device, newDevice } from './web/browser.ts';
import { openLeads, ROWS } from './web/leads-page.ts';
import { type LeadsProduct, startLeadsProduct } from './web/leads-product.ts';
import type { Sight } from './web/probe.ts';
import { takeTurns } from './web/turns.ts';
import { untilStored } from './web/until-stored.ts';

const AIM_COLD_MS = 2_500;
const AIM_AGAIN_MS = 1_000;
/** From 10,000 leads to the most, the start may grow by the noise of the machine and no more. */
const AIM_FLAT = 1.2;
const VISITS = ['cold', 'warm', 'offline'] as const;
/** What stands where rows would be. */
const NO_ROWS: Sight = { selector: 'main h2', text: 'No leads yet' };

/**
 * From the start of the navigation until the leads table is painted with rows: on a device that has
 * never been here, on the second visit, and without a network; beside the same page of a workspace
 * that has no leads.
 */
export async function run({ full, leads: asked }: BenchOptions): Promise<BenchResult[]> {
  const sizes = asked ?? (full ? [1_000, 10_000, 100_000] : [1_000, 10_000]);
  const rounds = full ? 5 : 1;
  const product = await startLeadsProduct();
  try {
    const ann = await product.person('Ann');
    const contestants: Record<string, () => Promise<number[]>> = {};
    for (const leads of [0, ...sizes]) {
      const orgId = await product.workspace([ann], leads);
      const sight = leads === 0 ? NO_ROWS : ROWS;
      contestants[leads] = () => visitThrice(product, ann.cookie, orgId, sight);
    }
    const measured = await takeTurns(contestants, rounds);
    const medians = (leads: number) =>
      VISITS.map((_visit, n) => median((measured[leads] ?? []).map((round) => round[n] ?? NaN)));
    const empty = medians(0);
    return sizes.flatMap((leads) => {
      const ours = medians(leads);
      const beforeThat = leads > 10_000 && sizes.includes(10_000) ? medians(10_000) : undefined;
      return VISITS.map((visit, n) =>
        judge(visit, leads, {
          ours: ours[n] ?? NaN,
          peer: empty[n] ?? NaN,
          at10k: beforeThat?.[n],
        }),
      );
    });
  } finally {
    await product.stop();
  }
}

/** A new device's first visit, its second and one without a network: milliseconds to the paint. */
async function visitThrice(
  { url }: LeadsProduct,
  cookie: string,
  orgId: string,
  sight: Sight,
): Promise<number[]> {
  const device = newDevice({ url, cookie });
  try {
    return [
      await visit(device, (context) => openLeads(context, url, orgId, sight), untilStored),
      await visit(device, (context) => openLeads(context, url, orgId, sight), untilStored),
      await visit(device, async (context) => {
        await context.setOffline(true);
        return openLeads(context, url, orgId, sight);
      }),
    ];
  } finally {
    device.remove();
  }
}

async function visit(
  device: Device,
  open: (context: BrowserContext) => Promise<{ page: Page; tookMs: number }>,
  stay?: (page: Page) => Promise<void>,
): Promise<number> {
  const context = await device.open();
  try {
    const { page, tookMs } = await open(context);
    await stay?.(page);
    return tookMs;
  } finally {
    await context.close();
  }
}

function judge(
  visit: (typeof VISITS)[number],
  leads: number,
  took: { ours: number; peer: number; at10k?: number },
): BenchResult {
  const limitMs = visit === 'cold' ? AIM_COLD_MS : AIM_AGAIN_MS;
  const growth = took.at10k === undefined ? undefined : took.ours / took.at10k;
  return {
    name: `start ${visit}, ${leads} leads`,
    unit: 'ms',
    ours: took.ours,
    peer: took.peer,
    isLessBetter: true,
    aim: `<= ${limitMs} ms${growth === undefined ? '' : `, <= ${AIM_FLAT} x 10,000 leads`}`,
    met: took.ours <= limitMs && (growth ?? 0) <= AIM_FLAT,
    ...(growth !== undefined && { detail: { ratio_to_10k_leads: growth } }),
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
