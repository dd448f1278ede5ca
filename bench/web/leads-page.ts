import type { BrowserContext, Page } from 'playwright-core';
import { type Sight } from './probe.ts';
import { timeOpening } from './watch.ts';

/** The column that is typed into. */
export const COLUMN = 'title';

export const cellOf = (lead: string, column = COLUMN) =>
  `[data-lead="${lead}"] [data-column="${column}"]`;

/** The table with rows in it. */
export const ROWS: Sight = { selector: '[role=row][data-lead] [data-column=name] a' };

/** A new tab on the workspace's leads, with how long it took until rows were painted. */
export async function openLeads(
  context: BrowserContext,
  url: string,
  orgId: string,
  sight: Sight = ROWS,
): Promise<{ page: Page; tookMs: number }> {
  const page = await context.newPage();
  const tookMs = await timeOpening(page, `${url}/w/${orgId}/leads`, sight);
  return { page, tookMs };
}

/** Opens the cell under the cursor and types over what it holds; the next Enter saves. */
export async function typeIntoCell(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(text);
}
