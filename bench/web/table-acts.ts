import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { FULL_LIMIT, LAST_LIMIT } from '../../client/features/lead/table/limit-window.ts';
import { cellOf } from './leads-page.ts';
import type { Sight } from './probe.ts';
import { leadId } from './seed-leads.ts';
import { lastAct, lookFor, timeAct } from './watch.ts';

/** Milliseconds from the act to a first screen of rows, and to rows of the whole workspace. */
export interface Narrowing {
  shown: number;
  settled: number;
}

const LETTERS = 10;

const firstRow = (orgId: string, n: number): Sight => ({
  selector: `[role=row][aria-rowindex="2"][data-lead="${leadId(orgId, n)}"]`,
});

/** A letter into the search box and out again: milliseconds until the rows on screen follow. */
export async function searchByLetter(page: Page, orgId: string): Promise<number[]> {
  const took: number[] = [];
  await page.getByRole('searchbox', { name: 'Search leads' }).click();
  for (let n = 0; n < LETTERS; n++) {
    // Of the made leads the newest has no “i” in it, and the next one has.
    took.push(await timeAct(page, firstRow(orgId, 1), () => page.keyboard.press('i')));
    await page.waitForURL(/[?&]q=i/);
    took.push(await timeAct(page, firstRow(orgId, 0), () => page.keyboard.press('Backspace')));
    await page.waitForURL((url) => !url.searchParams.has('q'));
  }
  return took;
}

/** One status alone, on a device that has not asked for it before. */
export async function filterByStatus(page: Page, orgId: string, leads: number): Promise<Narrowing> {
  await page.getByRole('button', { name: 'Status', exact: true }).first().click();
  const option = page.getByRole('option', { name: 'Qualified', exact: true });
  await option.waitFor();
  // All that there are, or a full window again, where the device alone knew of a seventh of one.
  const qualified = Math.ceil((leads - 3) / 7);
  const rows = qualified < FULL_LIMIT ? qualified + 1 : -1;
  const settled = { selector: `[role=grid][aria-rowcount="${rows}"]` };
  const took = await timeNarrowing(page, firstRow(orgId, 3), settled, () => option.click());
  await page.keyboard.press('Escape');
  await page.goBack();
  await lookForFirst(page, orgId);
  return took;
}

/** Cities from A, on a device that has not asked for it before. */
export async function sortByCity(page: Page, orgId: string, leads: number): Promise<Narrowing> {
  const head = page.locator('[role=columnheader][data-column=city] [data-head-focus]');
  const seen: Sight = {
    selector: '[role=row][aria-rowindex="2"] [data-column=city]',
    text: 'Berlin',
  };
  const first = firstOf(leads, (n) => n % 5 === 2);
  const took = await timeNarrowing(page, seen, firstRow(orgId, first), () => head.click());
  await page.goBack();
  await lookForFirst(page, orgId);
  return took;
}

/** Nothing is timed while rows are loaded: on a busy machine thousands more take a while. */
const LOAD_MS = 180_000;

/** To the end of the table again and again, until it holds all rows that it ever holds. */
export async function loadAll(page: Page, orgId: string, leads: number): Promise<void> {
  await page.click(cellOf(leadId(orgId, 0)));
  for (let loaded = FULL_LIMIT; loaded < Math.min(leads, LAST_LIMIT); loaded *= 2) {
    const next = { selector: `[role=row][aria-rowindex="${loaded + 2}"]` };
    const seen = (await lookFor(page, next, LOAD_MS))().then(() => true);
    // The end that a press reaches may be that of the first rows, with more on their way.
    do await page.keyboard.press('Control+End');
    while (!(await Promise.race([seen, delay(250, false)])));
  }
}

async function timeNarrowing(
  page: Page,
  shown: Sight,
  settled: Sight,
  act: () => Promise<unknown>,
): Promise<Narrowing> {
  const shownMs = await timeAct(page, shown, act);
  const from = await lastAct(page);
  const seen = await lookFor(page, settled);
  return { shown: shownMs, settled: (await seen()) - from };
}

async function lookForFirst(page: Page, orgId: string): Promise<void> {
  await (
    await lookFor(page, firstRow(orgId, 0))
  )();
}

/** The lead that comes first when equal values go by id, which is text. */
function firstOf(leads: number, isMeant: (n: number) => boolean): number {
  const meant = Array.from({ length: leads }, (_lead, n) => n).filter(isMeant);
  return Number(meant.map(String).toSorted()[0]);
}
