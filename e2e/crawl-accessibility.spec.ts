import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { choose, sampleUrl, startCrawl } from './crawls.ts';
import { makeOrg, visit } from './product.ts';

async function judge(page: Page, what: string): Promise<string[]> {
  // Contrast is judged on settled colours, not in the middle of an entrance.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => {})))',
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join()}`,
    );
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`a running crawl and its questions have no serious fault, ${colorScheme}`, async ({
    browser,
  }) => {
    const ada = await visit(browser, 'Ada');
    const { page, context } = ada;
    await page.emulateMedia({ colorScheme });
    await context.addInitScript(
      `localStorage.setItem('mantine-color-scheme-value', '${colorScheme}')`,
    );
    const orgId = await makeOrg(ada, 'Axe');
    const urls = [sampleUrl('directory')];
    await startCrawl(page, orgId, {
      kind: 'Listing',
      urls,
      name: 'Watched',
      budget: 90,
      pause: 60,
    });
    const lines = page.getByRole('log').locator('time');
    await expect(lines.nth(3)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('table').getByRole('row').nth(3)).toBeVisible();
    const faults = await judge(page, 'running');

    for (const act of ['Rename', 'Schedule', 'Cancel crawl']) {
      await choose(page, act);
      await expect(page.getByRole('dialog')).toBeVisible();
      faults.push(...(await judge(page, act)));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    for (const tab of ['Free and failed pages', 'Settings']) {
      await page.getByRole('tab', { name: tab }).click();
      faults.push(...(await judge(page, tab)));
    }
    await page.getByRole('button', { name: 'Pause' }).first().click();
    await expect(page.getByText('The rest of the budget stays held')).toBeVisible();
    faults.push(...(await judge(page, 'paused')));
    expect(faults).toEqual([]);
    await context.close();
  });
}
