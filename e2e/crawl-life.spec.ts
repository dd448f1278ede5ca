import { expect, type Page, test } from '@playwright/test';
import { choose, fillCrawl, readAccount, sampleUrl, startCrawl, taskIdOf } from './crawls.ts';
import { database, makeOrg, visit } from './product.ts';

const state = (page: Page, word: string) =>
  page.getByRole('banner').or(page.locator('header')).getByText(word, { exact: true }).first();
const balance = (page: Page, credits: number) => page.getByText(`${credits} credits`).first();

test('a crawl is paused, resumed and cancelled, and what it did not spend comes back at once', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'Life of a crawl');
  const urls = [sampleUrl('directory')];
  const wish = { kind: 'Listing', urls, name: 'Slow dentists', budget: 60, pause: 10 } as const;
  const taskId = await startCrawl(page, orgId, wish);

  // The whole budget is held while it runs.
  await expect(balance(page, 40)).toBeAttached();
  await expect(state(page, 'Running')).toBeVisible();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Pause' }).first().click();
  await expect(state(page, 'Paused')).toBeVisible();
  await expect(page.getByText('The rest of the budget stays held')).toBeVisible();
  await expect(balance(page, 40)).toBeAttached();

  await page.getByRole('button', { name: 'Resume' }).first().click();
  await expect(state(page, 'Running')).toBeVisible();

  await choose(page, 'Cancel crawl');
  const question = page.getByRole('dialog', { name: 'Cancel Slow dentists?' });
  await question.getByRole('button', { name: 'Keep it running' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: 'More for this crawl' })).toBeFocused();
  await choose(page, 'Cancel crawl');
  await question.getByRole('button', { name: 'Cancel crawl' }).click();
  await expect(state(page, 'Cancelled')).toBeVisible();

  const [task] = await database()<{ spent: number }[]>`
    select credits_spent as spent from crawl_task where id = ${taskId} and state = 'cancelled'`;
  expect(task?.spent).toBeGreaterThan(0);
  const left = 100 - (task?.spent ?? 0);
  await expect(balance(page, left)).toBeAttached();
  expect(await readAccount(orgId)).toEqual({ balance: left, held: 0, entries: left });
  await context.close();
});

test('failed pages are tried again; a crawl is renamed, scheduled, cloned and deleted', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'Care of a crawl');
  const urls = [sampleUrl('', 'server-error')];
  const taskId = await startCrawl(page, orgId, { urls, name: 'Broken site', budget: 10, pause: 0 });
  await expect(page.getByRole('heading', { name: 'The crawl failed' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('tab', { name: 'Free and failed pages' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const pages = page.getByRole('list', { name: 'Free and failed pages' });
  await expect(pages.getByText('Server error').first()).toBeVisible();

  await page.getByRole('button', { name: /^Retry 1 failed page/ }).click();
  const again = () => database()`
    select run, state, pages_failed as failed from crawl_task where id = ${taskId}`;
  await expect
    .poll(again, { timeout: 30_000 })
    .toMatchObject([{ run: 2, state: 'failed', failed: 1 }]);
  await expect(balance(page, 100)).toBeAttached();

  await choose(page, 'Rename');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Mended site');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Mended site', level: 1 })).toBeVisible();

  await choose(page, 'Schedule');
  await page.getByRole('dialog').getByText('Every week').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByText(/^Every week/)).toBeVisible();

  await choose(page, 'Clone');
  await expect(page.getByRole('heading', { name: 'Clone of Mended site' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Second of its kind');
  await page.getByRole('button', { name: 'Start crawl' }).click();
  await expect(page.getByRole('heading', { name: 'Second of its kind', level: 1 })).toBeVisible();
  expect(taskIdOf(page)).not.toBe(taskId);
  await expect(page.getByRole('heading', { name: 'The crawl failed' })).toBeVisible({
    timeout: 30_000,
  });

  await choose(page, 'Delete');
  const question = page.getByRole('dialog', { name: 'Delete Second of its kind?' });
  await question.getByRole('button', { name: 'Delete crawl' }).click();
  await expect(page).toHaveURL(/\/crawls$/);
  await expect(page.getByRole('article', { name: 'Mended site' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Second of its kind' })).toHaveCount(0);
  await context.close();
});

test('a draft is edited in place; a second run lists its own leads, and earlier ones on demand', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'Drafts and runs');
  const urls = [sampleUrl('', 'armitage-dental-care')];
  await fillCrawl(page, orgId, { urls, name: 'Not yet', budget: 10, pause: 0 });
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.getByRole('link', { name: 'Not yet' }).click();
  await expect(page.getByRole('heading', { name: 'Not yet', level: 1 })).toBeVisible();
  const taskId = taskIdOf(page);

  await page.getByRole('button', { name: 'Edit draft' }).first().click();
  await expect(page.getByRole('heading', { name: 'Edit Not yet' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Now');
  await page.getByRole('button', { name: 'Job title' }).click();
  await page.getByRole('button', { name: 'Start crawl' }).click();
  await expect(page.getByRole('link', { name: /^See \d+ leads/ })).toBeVisible({ timeout: 30_000 });
  expect(taskIdOf(page)).toBe(taskId);
  const [found] = await database()<{ people: number; titled: number }[]>`
    select count(*)::int as people, count(title)::int as titled
    from lead where task_id = ${taskId} and kind = 'person'`;
  // What is off on the form is not kept.
  expect(found).toMatchObject({ titled: 0 });
  expect(found?.people).toBeGreaterThan(0);

  // As if the first run had met one more, which has left the site since.
  await database()`
    with gone as (
      insert into lead (id, org_id, kind, name, task_id)
      values ('lead-of-first-run', ${orgId}, 'person', 'Long Gone', ${taskId}) returning id
    )
    insert into crawl_result (task_id, lead_id, org_id, run, is_new, credits)
    select ${taskId}, id, ${orgId}, 1, true, 1 from gone`;
  await page.getByRole('button', { name: 'Start again' }).first().click();
  await expect(page.getByRole('link', { name: 'See all its leads' })).toBeVisible({
    timeout: 30_000,
  });
  const table = page.getByRole('table', { name: 'Leads of this crawl' });
  await expect(table.getByText('Known').first()).toBeVisible();
  await expect(table.getByRole('link', { name: 'Long Gone' })).toHaveCount(0);
  await page.getByRole('switch', { name: 'Earlier runs, too' }).click();
  const gone = table.getByRole('row').filter({ hasText: 'Long Gone' });
  await expect(gone.getByText('Run 1')).toBeVisible();
  await context.close();
});
