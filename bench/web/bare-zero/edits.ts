import type { BrowserContext, Page } from 'playwright-core';
import { leadId } from '../seed-leads.ts';
import { lastAct, lookFor, timeOpening } from '../watch.ts';

/** The org that the bare table's rows name; nobody asks for it. */
export const BARE_ORG = 'bare';

const cellOf = (n: number) => `[id="${leadId(BARE_ORG, n)}"]`;

export async function openBare(context: BrowserContext, pageUrl: string): Promise<Page> {
  const page = await context.newPage();
  await timeOpening(page, pageUrl, { selector: cellOf(0) });
  return page;
}

/** Milliseconds from the key on one page to the paint on the other, for each of `edits` rows. */
export async function editBare(from: Page, to: Page, edits: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < edits; n++) {
    const title = `Edit ${Date.now()}`;
    await from.evaluate((next) => (window.next = next), { id: leadId(BARE_ORG, n), title });
    const seen = await lookFor(to, { selector: cellOf(n), text: title });
    await from.keyboard.press('Enter');
    const at = await seen();
    took.push(at - (await lastAct(from)));
  }
  return took;
}
