import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { OverpassServer } from '../platform/testing/overpass-server.ts';
import { database, makeOrg, visit } from './product.ts';

/** A person says whom they look for, and no key is set. */

let map: OverpassServer;

test.beforeAll(async () => {
  const port = Number(process.env['QUARRY_E2E_PROVIDER_PORT']);
  const place = { type: 'node', lat: 53.8, lon: -1.55 } as const;
  const tags = { amenity: 'dentist', 'addr:city': 'Leeds', 'addr:country': 'GB' };
  map = await OverpassServer.start(
    [
      {
        ...place,
        id: 501,
        tags: { ...tags, name: 'Roundhay Road Dental', phone: '+44 113 496 0101' },
      },
      {
        ...place,
        id: 502,
        tags: { ...tags, name: 'Mill Hill Smiles', email: 'hello@mill-hill.example' },
      },
      { ...place, lat: 51.5, lon: -0.1, id: 503, tags: { ...tags, name: 'Far Away Dental' } },
    ],
    port,
  );
});
test.afterAll(() => map.stop());

const SETTLE = `Promise.all(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished.catch(() => null)))`;

/** The page as it is, on a desk in the dark and on a phone by day: nothing serious. */
async function expectClean(page: Page, name: string): Promise<void> {
  for (const [scheme, width, height] of [
    ['dark', 1440, 900],
    ['light', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      (look) => document.documentElement.setAttribute('data-mantine-color-scheme', look),
      scheme,
    );
    await page.evaluate(SETTLE);
    const folder = process.env['QUARRY_E2E_SHOTS'];
    if (folder) {
      await page.screenshot({ path: `${folder}/${name}-${scheme}-${width}.png`, fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(faults).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('from a sentence to ranked, explained leads on the pipeline', async ({ browser }) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Seekers');
  const { page } = ann;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/w/${orgId}/leads`);
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  const box = page.getByRole('textbox', { name: 'Describe your ideal client' });
  await expect(box).toBeVisible();
  await expectClean(page, 'find-empty');

  // What was read from the words is shown before anything runs.
  await box.fill('dentists in Leeds with online booking');
  const pills = page.getByRole('list', { name: 'What is looked for' });
  await expect(pills.getByRole('button', { name: 'Industry dentist' })).toBeVisible();
  await expect(pills.getByRole('button', { name: 'Place Leeds, United Kingdom' })).toBeVisible();
  await expect(pills.getByRole('button', { name: 'Needs online booking' })).toBeVisible();

  // So is what it may cost, and what each source lacks.
  for (const source of ['My own leads', 'Sample web', 'OpenStreetMap']) {
    await expect(page.getByRole('checkbox', { name: source })).toBeChecked();
  }
  await page.getByText('more, not set up yet').click();
  await expect(page.getByText('Google Places', { exact: true })).toBeVisible();
  await expect(page.getByText('Needs your key').first()).toBeVisible();
  await expect(page.getByText('Sets 25 credits aside.')).toBeVisible();

  // A part that was misread is set right by hand.
  await pills.getByRole('button', { name: 'Role', exact: true }).click();
  const roles = page
    .getByRole('textbox', { name: 'Role' })
    .or(page.getByRole('combobox', { name: 'Role' }));
  await roles.fill('practice manager');
  await roles.press('Enter');
  await page.keyboard.press('Escape');
  await expect(pills.getByRole('button', { name: 'Role practice manager' })).toBeVisible();
  await expectClean(page, 'find-read');
  await page.getByRole('button', { name: 'Read it again from my words' }).click();

  await page.getByRole('button', { name: 'Find leads' }).click();
  await expect(page).toHaveURL(/\/find\/[\w-]+$/);
  await expect(page.getByRole('heading', { name: '6 leads, best first' })).toBeVisible({
    timeout: 60_000,
  });
  const first = page.getByRole('article').first();
  await expect(first).toContainText('online booking');
  await expect(first).toContainText('Leeds');
  await expect(first.getByRole('list', { name: 'Why it stands here' })).not.toBeEmpty();
  const mill = page.getByRole('article', { name: 'Mill Hill Smiles' });
  await expect(mill).toContainText('hello@mill-hill.example');
  await expect(page.getByRole('article', { name: 'Roundhay' })).toContainText('+44 113 496 0101');
  await expect(mill.getByRole('link', { name: 'OpenStreetMap' })).toHaveAttribute(
    'href',
    'https://www.openstreetmap.org/node/502',
  );
  await expect(page.getByRole('list', { name: 'Sources' }).getByText('Done')).toHaveCount(3);
  await expectClean(page, 'find-results');

  await page.getByRole('button', { name: 'Save all 6 to the pipeline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => {
      const [deals] = await database()<{ n: number }[]>`
        select count(*)::int as n from deal where org_id = ${orgId}`;
      return deals?.n;
    })
    .toBe(6);
  const [account] = await database()<{ balance: number; held: number }[]>`
    select balance, held from credit_account where org_id = ${orgId}`;
  expect(account).toEqual({ balance: 94, held: 0 });

  // A receipt for what the map said, with the record as it was.
  await mill.getByRole('link', { name: 'Mill Hill Smiles' }).click();
  await expect(page.getByRole('heading', { name: 'Mill Hill Smiles', level: 1 })).toBeVisible();

  // Without a network what was found is still there; the same question of the same day is free.
  await page.goBack();
  await expect(page.getByRole('heading', { name: '6 leads, best first' })).toBeVisible();
  await ann.context.setOffline(true);
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  const past = page.getByRole('region', { name: 'Earlier searches' });
  await expect(past.getByRole('link')).toHaveCount(1);
  await past.getByRole('link').click();
  await expect(page.getByRole('heading', { name: '6 leads, best first' })).toBeVisible();
  await ann.context.setOffline(false);
  await page.getByRole('link', { name: 'Change and ask again' }).click();
  await page.getByRole('checkbox', { name: 'My own leads' }).uncheck();
  await page.getByRole('button', { name: 'Find leads' }).click();
  await expect(page.getByText('asked earlier today, shown again for free')).toHaveCount(2);
  await expect(page.getByRole('heading', { name: '6 leads, best first' })).toBeVisible();
  expect(map.queries).toHaveLength(1);
});
