import { expect, type Page, test } from '@playwright/test';
import { addMember, database, makeOrg, visit } from './product.ts';

/** The mailed link; mails are shown to this machine while no mail server is set. */
async function openMailedLink(page: Page, email: string): Promise<void> {
  const read = async () => {
    const answer = await page.request.get('/dev/mail.json');
    const { mails } = (await answer.json()) as { mails: { to: string; text: string }[] };
    return mails.find(({ to }) => to === email)?.text ?? '';
  };
  await expect.poll(read).toContain('http');
  await page.goto(/https?:\/\/\S+/.exec(await read())?.[0] ?? '');
}

test('a newcomer signs up, crawls the sample web, and finds each value marked on its page', async ({
  page,
}) => {
  const email = `newcomer.${Date.now()}@example.com`;
  await page.goto('/');
  await page.getByRole('link', { name: 'Create your workspace' }).first().click();
  await page.getByLabel('Your name').fill('Nora Newcomer');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('Quarry2026');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your inbox' })).toBeVisible();

  await openMailedLink(page, email);
  await page.getByRole('button', { name: 'Confirm and go on' }).click();
  await page.getByLabel('Workspace name').fill('Nordbygg Sales');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveURL(/\/w\/[^/]+\//);
  await expect(page.getByText('100 credits')).toBeAttached();

  await page.getByRole('link', { name: 'Crawls' }).first().click();
  await page.getByRole('button', { name: 'Crawl the sample web' }).first().click();
  await expect(page).toHaveURL(/\/crawls\/.+/);
  await page.getByRole('link', { name: /^See \d+ leads/ }).click({ timeout: 60_000 });

  const grid = page.getByRole('grid', { name: 'Leads' });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search leads' }).fill('leeds dental');
  const company = grid
    .getByRole('row')
    .filter({ hasText: /@.+\.example/ })
    .first();
  await expect(company).toBeVisible();
  await company.getByRole('link').click();
  await expect(page).toHaveURL(/\/leads\/.+/);

  const receipt = page.getByRole('button', { name: /^Show where E-mail was found/ });
  await receipt.click();
  const snapshot = page.frameLocator('iframe');
  await expect(snapshot.locator('mark.quarry-receipt').first()).toBeInViewport();
});

test('two browsers see a crawl’s leads arrive and an edit appear; a viewer reads; an outsider sees nothing', async ({
  browser,
}) => {
  const [ada, vic, eve] = await Promise.all(
    ['Ada', 'Vic', 'Eve'].map((name) => visit(browser, name)),
  );
  if (!ada || !vic || !eve) throw new Error('Three people are needed');
  const orgId = await makeOrg(ada, 'Two browsers');
  await addMember(orgId, vic, 'viewer');

  await vic.page.goto(`/w/${orgId}/leads`);
  await ada.page.goto(`/w/${orgId}/crawls`);
  await ada.page.getByRole('button', { name: 'Crawl the sample web' }).first().click();

  // Nothing is reloaded from here on.
  const rows = (page: Page) => page.getByRole('grid', { name: 'Leads' }).getByRole('row');
  await expect(rows(vic.page).nth(5)).toBeVisible({ timeout: 60_000 });
  await expect(ada.page.getByRole('link', { name: /^See \d+ leads/ })).toBeVisible({
    timeout: 60_000,
  });

  const [lead] = await database()<{ id: string; name: string }[]>`
    select id, name from lead where org_id = ${orgId} and kind = 'company' order by name limit 1`;
  if (!lead) throw new Error('The crawl found no company');
  await Promise.all([ada, vic].map(({ page }) => page.goto(`/w/${orgId}/leads/${lead.id}`)));
  await expect(vic.page.getByRole('heading', { name: lead.name, level: 2 })).toBeVisible();
  await ada.page.getByRole('button', { name: /^(Edit|Add) City$/ }).press('Enter');
  await ada.page.getByRole('textbox', { name: 'City' }).fill('Uppsala');
  await ada.page.keyboard.press('Enter');
  await expect(vic.page.getByText('Uppsala').first()).toBeVisible();

  await expect(vic.page.getByRole('button', { name: /^Edit / })).toHaveCount(0);

  await eve.page.goto(`/w/${orgId}/leads/${lead.id}`);
  await expect(eve.page.getByText('Nothing here')).toBeVisible();
  expect(await eve.page.content()).not.toContain(lead.name);

  const [account] = await database()`
    select balance, held,
      (select sum(balance_delta)::int from credit_entry where org_id = ${orgId}) as entries
    from credit_account where org_id = ${orgId}`;
  expect(account).toMatchObject({ held: 0, balance: account?.['entries'] });
  for (const { context } of [ada, vic, eve]) await context.close();
});

test('the sample workspace is one click away; a part that is not on the device comes with the network', async ({
  browser,
}) => {
  // As in the first seconds of a first visit: nothing was fetched for times without a network.
  const context = await browser.newContext({
    baseURL: process.env['QUARRY_E2E_URL'],
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'Try the sample workspace' }).first().click();
  await expect(page.getByRole('grid', { name: 'Leads' }).getByRole('row').nth(5)).toBeVisible();

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await expect(
    page.getByRole('heading', { name: 'Not on this device yet', level: 1 }),
  ).toBeVisible();
  await page.getByRole('link', { name: /^Leads/ }).click();
  await expect(page.getByRole('grid', { name: 'Leads' }).getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await expect(
    page.getByRole('heading', { name: 'Not on this device yet', level: 1 }),
  ).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Duplicates', level: 1 })).toBeVisible();
  await context.close();
});
