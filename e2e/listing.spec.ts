import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
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

  const groups = page.getByRole('radiogroup', { name: 'Which links are the entries?' });
  await expect(groups.getByRole('radio').first()).toBeChecked();
  const frame = page.frameLocator('iframe[title="The list as it was read"]');
  await expect(frame.locator('.quarry-card').first()).toBeVisible();
  // The copy inside of the frame is somebody else's page.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id }) => id)).toEqual([]);

  // Somebody points at the numbers below the list, and the list beside it follows.
  const second = groups.getByRole('radio').nth(1);
  const shape = (await second.getAttribute('value')) ?? '';
  const link = frame.locator('.pager a').first();
  await link.scrollIntoViewIfNeeded();
  const box = (await link.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(second).toBeChecked();

  await page.getByRole('button', { name: 'Use these entries' }).click();
  await expect(page.getByText('Remembered')).toBeVisible();
  await expect
    .poll(
      async () =>
        await database()`select host, link_shape from listing_rule where org_id = ${orgId}`,
    )
    .toEqual([{ host: new URL(sampleUrl('', 'directory-numbered')).host, link_shape: shape }]);

  await page.getByRole('button', { name: 'Find them by itself' }).click();
  await expect(page.getByText('Remembered')).toBeHidden();
  await expect
    .poll(async () => await database()`select id from listing_rule where org_id = ${orgId}`)
    .toHaveLength(0);
  await context.close();
});
