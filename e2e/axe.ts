import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Runs in the page. What turns for as long as something goes on is not waited for. */
const SETTLE = `Promise.all(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished.catch(() => null)))`;

/** What axe finds serious or critical on the page as it is, once its colours have settled. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(SETTLE);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const LOOKS = [
  ['light', 390, 844],
  ['dark', 1440, 900],
] as const;

/**
 * The page is for everybody, on a phone by day and on a desk in the dark, and never wider than its
 * screen. It is left on the desk. Pictures go to QUARRY_E2E_SHOTS when that is set.
 */
export async function expectClean(page: Page, name: string): Promise<void> {
  for (const [scheme, width, height] of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      (look) => document.documentElement.setAttribute('data-mantine-color-scheme', look),
      scheme,
    );
    expect([name, width, await faultsOf(page)]).toEqual([name, width, []]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const folder = process.env['QUARRY_E2E_SHOTS'];
    if (folder) {
      await page.screenshot({ path: `${folder}/${name}-${scheme}-${width}.png`, fullPage: true });
    }
  }
}
