import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { sampleUrl, startCrawl } from './crawls.ts';
import { database, makeOrg, visit } from './product.ts';

test('the entries of a list are pointed out in its copy, remembered for the host, and found by themselves again', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page, context } = ada;
  const orgId = await makeOrg(ada, 'Pointing at lists');
  await startCrawl(page, orgId, {
    kind: 'Listing',
    urls: [sampleUrl('companies', 'directory-numbered')],
    name: 'A directory',
    budget: 10,
    pause: 0,
  });
  await expect(page.getByRole('link', { name: /^See \d+ lead/ })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Point out the entries' }).click();
  await expect(page.getByRole('heading', { name: 'Entries of the list', level: 1 })).toBeVisible();

  const groups = page.getByRole('radiogroup', { name: 'Which are the entries?' });
  await expect(groups.getByRole('radio').first()).toBeChecked();
  const frame = page.frameLocator('iframe[title="The list as it was read"]');
  await expect(frame.locator('[data-quarry-card]').first()).toBeVisible();
  // The copy inside of the frame is somebody else's page.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id }) => id)).toEqual([]);

  // What stands where is pointed out as well: the line under a name is the trade.
  const cards = page.getByTestId('cards');
  await page.getByRole('button', { name: 'Point at “Trade” in a card' }).click();
  const role = frame.locator('.role').first();
  const trade = (await role.textContent()) ?? '';
  await clickInCopy(page, role);
  await expect(cards.getByText(trade).first()).toBeVisible();
  const choice = page
    .getByRole('textbox', { name: 'Trade' })
    .or(page.getByRole('combobox', { name: 'Trade' }));
  await expect(choice).toHaveValue(trade);
  const { host } = new URL(sampleUrl('', 'directory-numbered'));
  const remembered = async () =>
    await database()`select host, link_shape, fields from listing_rule where org_id = ${orgId}`;
  const entries = (await groups.getByRole('radio').first().getAttribute('value')) ?? '';
  await page.getByRole('button', { name: 'Use these entries' }).click();
  await expect
    .poll(remembered)
    .toEqual([{ host, link_shape: entries, fields: { category: 'p.role' } }]);

  // Somebody points at the numbers below the list, and the list beside it follows.
  const second = groups.getByRole('radio').nth(1);
  const shape = (await second.getAttribute('value')) ?? '';
  const link = frame.locator('.pager a').first();
  await clickInCopy(page, link);
  await expect(second).toBeChecked();

  await page.getByRole('button', { name: 'Use these entries' }).click();
  await expect(page.getByText('Remembered', { exact: true })).toBeVisible();
  // The places were those of the other cards.
  await expect.poll(remembered).toEqual([{ host, link_shape: shape, fields: {} }]);

  await page.getByRole('button', { name: 'Find them by itself' }).click();
  await expect(page.getByText('Remembered', { exact: true })).toBeHidden();
  await expect.poll(remembered).toHaveLength(0);
  await context.close();
});

/** The copy takes no clicks itself: a layer over it tells where somebody points. */
async function clickInCopy(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
