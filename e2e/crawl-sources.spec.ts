import { expect, test } from '@playwright/test';
import { sampleUrl, startCrawl } from './crawls.ts';
import { database, makeOrg, visit } from './product.ts';

async function readPages(taskId: string, role: string): Promise<{ url: string; kind: string }[]> {
  return await database()<{ url: string; kind: string }[]>`
    select url, kind from crawl_page
    where task_id = ${taskId} and role = ${role} and state in ('done', 'free')
    order by url`;
}

test('a CSV of addresses is read by its header, and bad rows are told by their numbers', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'From a file');
  await page.goto(`/w/${orgId}/crawls/new`);
  await page.getByText('CSV file', { exact: true }).click();
  const rows = [
    'Company,Website,Note',
    `Armitage,${sampleUrl('', 'armitage-dental-care')},first`,
    'Nobody,not an address,',
    '',
    'Mail,mailto:info@acme.example,',
    `Same again,${sampleUrl('', 'armitage-dental-care')},`,
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'companies.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n')),
  });
  await expect(page.getByText('1 address from the column “Website”')).toBeVisible();
  await expect(page.getByText('2 lines left out')).toBeVisible();
  const rejected = page.getByRole('listitem').filter({ hasText: /^Line/ });
  await expect(rejected).toHaveText([
    /^Line 3.*not an address.*not a web address/,
    /^Line 5.*mailto:info@acme.example.*an e-mail address/,
  ]);
  await page.getByRole('button', { name: 'Start crawl' }).click();
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await expect(page.getByText('companies.csv · 1 address').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^See \d+ lead/ })).toBeVisible({ timeout: 30_000 });
  await context.close();
});

test('a whole site is read by its sitemap, and a listing page after page to its end', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'Sites and listings');
  const site = await startCrawl(page, orgId, {
    kind: 'Whole site',
    urls: [sampleUrl('', 'sitemap-only')],
    name: 'By its sitemap',
    budget: 20,
    pause: 0,
  });
  await expect(page.getByRole('link', { name: /^See \d+ lead/ })).toBeVisible({ timeout: 30_000 });
  expect(await readPages(site, 'sitemap')).toMatchObject([{ kind: 'sitemap' }]);
  // No page of this site is linked from another.
  expect((await readPages(site, 'page')).length).toBeGreaterThan(2);

  const listing = await startCrawl(page, orgId, {
    kind: 'Listing',
    urls: [sampleUrl('companies', 'directory-paged')],
    name: 'Page after page',
    budget: 50,
    pause: 0,
  });
  await expect(page.getByRole('link', { name: /^See \d+ lead/ })).toBeVisible({ timeout: 30_000 });
  const paging = await readPages(listing, 'listing');
  expect(paging.map(({ url }) => new URL(url).search)).toContain('?page=2');
  expect(paging.length).toBeGreaterThan(2);
  await context.close();
});
