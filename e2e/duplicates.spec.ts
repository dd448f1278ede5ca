import { type Browser, expect, type Page, test } from '@playwright/test';
import { stage } from '../platform/testing/actors.ts';
import { newId } from '../schema/id.ts';
import { expectClean } from './axe.ts';
import { database, makeOrg, visit, type Visitor } from './product.ts';

/** Two leads that are one: found by the worker, decided by a person, parted again. */

interface Scene {
  ann: Visitor;
  orgId: string;
  /** Lead ids by name. */
  ids: Record<string, string>;
}

const HARBOUR = {
  phone: '+44 113 496 0021',
  street: '12 Quay Street',
  city: 'Leeds',
  website: 'https://harbour-dental.co.uk',
};
const LEADS: Record<string, Record<string, string>> = {
  'Harbour Dental Practice Ltd': { ...HARBOUR, email: 'hello@harbour-dental.co.uk' },
  'Harbor Dental Practise': { ...HARBOUR, phone: '0113 4960021', postalCode: 'LS1 4AB' },
  'Nordlicht Fliesen GmbH': { phone: '+49 40 123456', street: 'Hafenstr. 3', city: 'Hamburg' },
  'Fliesen Nordlicht': { phone: '040/123456', street: 'Hafenstraße 3', city: 'Hamburg' },
  'Morgan & Price Solicitors': { phone: '+44 161 555 1234', city: 'York' },
};

async function aScene(browser: Browser): Promise<Scene> {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Twins');
  const ids: Record<string, string> = {};
  for (const [name, fields] of Object.entries(LEADS)) {
    const id = newId();
    await stage(database()).act(ann, 'lead.create', orgId, {
      id,
      kind: 'company',
      fields: { name, ...fields },
    });
    ids[name] = id;
  }
  return { ann, orgId, ids };
}

const pairs = (page: Page) => page.getByRole('navigation', { name: 'Pairs that wait' });
const open = (page: Page) => page.getByRole('article');
const side = (page: Page, name: string) => open(page).getByRole('columnheader', { name });

async function openPairs({ ann: { page }, orgId }: Scene, count: number) {
  await page.goto(`/w/${orgId}/duplicates`);
  await expect(pairs(page).getByRole('button')).toHaveCount(count, { timeout: 30_000 });
}

const leadRow = async (id: string) =>
  (
    await database()`
      select name, phone, city, postal_code, deleted_at is not null as gone from lead where id = ${id}`
  )[0];

test('two leads are merged with the values of one’s choice and parted with what was edited since', async ({
  browser,
}) => {
  const scene = await aScene(browser);
  const { ann, orgId, ids } = scene;
  const [kept, gone] = [ids['Harbour Dental Practice Ltd']!, ids['Harbor Dental Practise']!];
  await stage(database()).act(ann, 'lead.note', orgId, { leadId: gone, body: 'Ask for Mina' });
  await openPairs(scene, 2);
  const { page } = ann;
  await pairs(page).getByRole('button', { name: 'Harbour Dental Practice Ltd' }).click();
  await expect(open(page).getByText('Same phone')).toBeVisible();
  await expect(open(page).getByText('Similar name')).toBeVisible();
  const keep = side(page, 'Harbour Dental Practice Ltd').getByRole('button', {
    name: 'Keep this one',
  });
  if (await keep.isVisible()) await keep.click();
  await open(page).getByRole('radio', { name: 'Keep Phone 0113 4960021' }).check();
  await open(page).getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('Merged into “Harbour Dental Practice Ltd”')).toBeVisible();
  await expect
    .poll(() => leadRow(kept))
    .toMatchObject({ phone: '0113 4960021', postal_code: 'LS1 4AB' });
  await expect
    .poll(() => leadRow(gone))
    .toMatchObject({ gone: true, name: 'Harbor Dental Practise' });

  await page.goto(`/w/${orgId}/leads/${kept}`);
  await expect(page.getByText('Ask for Mina')).toBeVisible();
  await expect(page.getByText('“Harbor Dental Practise” into this lead')).toBeVisible();
  await stage(database()).act(ann, 'lead.edit', orgId, {
    leadId: kept,
    changes: { postalCode: 'LS2 9ZZ' },
  });
  await page.getByRole('button', { name: 'Unmerge Harbor Dental Practise' }).click();
  await expect(page.getByText('is a lead of its own again')).toBeVisible();
  await expect
    .poll(() => leadRow(gone))
    .toMatchObject({ gone: false, phone: '0113 4960021', postal_code: 'LS1 4AB' });
  expect(await leadRow(kept)).toMatchObject({
    phone: HARBOUR.phone,
    postal_code: 'LS2 9ZZ',
    city: 'Leeds',
  });
  await expect(page.getByText('Ask for Mina')).toBeHidden();
  await page.goto(`/w/${orgId}/leads/${gone}`);
  await expect(page.getByText('Ask for Mina')).toBeVisible();
});

test('the keyboard goes from pair to pair, says no, takes it back, and merges without a network', async ({
  browser,
}) => {
  const scene = await aScene(browser);
  await openPairs(scene, 2);
  const { page, context } = scene.ann;
  await expectClean(page, 'duplicates');
  const first = (await open(page).getAttribute('aria-label')) ?? '';
  await page.keyboard.press('j');
  await expect(open(page)).not.toHaveAttribute('aria-label', first);
  await page.keyboard.press('k');
  await expect(open(page)).toHaveAttribute('aria-label', first);
  await page.keyboard.press('n');
  await expect(pairs(page).getByRole('button')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pairs(page).getByRole('button')).toHaveCount(2);

  await context.setOffline(true);
  await page.keyboard.press('m');
  await expect(pairs(page).getByRole('button')).toHaveCount(1);
  const merges = () => database()`select from lead_merge where org_id = ${scene.orgId}`;
  expect(await merges()).toHaveLength(0);
  await context.setOffline(false);
  await expect.poll(async () => (await merges()).length, { timeout: 45_000 }).toBe(1);
});
