import { expect, type Page } from '@playwright/test';
import { readRun } from '../bin/supervisor/run-file.ts';
import { dataDir, database } from './product.ts';

/** A page of the sample web: `directory` of the portal, or of the site that has this slug. */
export function sampleUrl(path: string, slug = 'sample'): string {
  return `http://${slug}.localhost:${readRun(dataDir)?.parts['demo']?.port}/${path}`;
}

export interface CrawlWish {
  kind?: 'Addresses' | 'Whole site' | 'Listing';
  urls: string[];
  name: string;
  budget?: number;
  /** Seconds between two requests to a host. */
  pause?: number;
}

/** Fills in the form as a person would, and leaves the last press to the caller. */
export async function fillCrawl(page: Page, orgId: string, wish: CrawlWish): Promise<void> {
  await page.goto(`/w/${orgId}/crawls/new`);
  // The radio itself is out of sight, under its label.
  await page.getByText(wish.kind ?? 'Addresses', { exact: true }).click();
  await page
    .getByRole('textbox', { name: /^(Addresses|Site|Page with)/ })
    .fill(wish.urls.join('\n'));
  await page.getByRole('textbox', { name: 'Name' }).fill(wish.name);
  if (wish.budget !== undefined) {
    await page.getByRole('textbox', { name: 'Budget in credits' }).fill(String(wish.budget));
  }
  if (wish.pause !== undefined) {
    await page.getByText('Advanced settings').click();
    await page.getByRole('textbox', { name: /^Pause between two/ }).fill(String(wish.pause));
  }
}

export async function startCrawl(page: Page, orgId: string, wish: CrawlWish): Promise<string> {
  await fillCrawl(page, orgId, wish);
  await page.getByRole('button', { name: 'Start crawl' }).click();
  await expect(page.getByRole('heading', { name: wish.name, level: 1 })).toBeVisible();
  return taskIdOf(page);
}

export function taskIdOf(page: Page): string {
  return /\/crawls\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
}

/** Chooses from the menu beside the main button of the crawl's page. */
export async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this crawl' }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

export interface Account {
  balance: number;
  held: number;
  entries: number;
}

export async function readAccount(orgId: string): Promise<Account | undefined> {
  const [account] = await database()<Account[]>`
    select balance, held,
      (select sum(balance_delta)::int from credit_entry where org_id = ${orgId}) as entries
    from credit_account
    where org_id = ${orgId}`;
  return account;
}
