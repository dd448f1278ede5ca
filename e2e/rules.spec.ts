import { expect, type Page, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { faultsOf } from './axe.ts';
import { database, makeOrg, visit } from './product.ts';

const LEADS = [
  { name: 'Amber Bakery', city: 'Leeds', status: 'qualified' },
  { name: 'Birch Dental', city: 'LEEDS', status: 'new' },
  { name: 'Cedar Law', city: 'York', status: 'qualified' },
  { name: 'Åre Kök', city: 'Åre', status: 'new' },
  { name: 'Elm Books', city: null, status: 'working' },
];

/** Conditions in groups: written by hand, in the address, in a saved view, without a network. */
test('leads are narrowed by conditions that hold together or instead of each other', async ({
  browser,
}) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Conditions');
  const rows = LEADS.map((lead) => ({ id: newId(), ...lead }));
  await database()`
    insert into lead (id, org_id, kind, name, city, status)
    select id, ${orgId}, 'company', name, city, status
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as row (id text, name text, city text, status text)`;
  const { page } = ann;
  await page.goto(`/w/${orgId}/leads`);
  await expectLeads(
    page,
    LEADS.map(({ name }) => name),
  );

  await page.getByRole('button', { name: 'Conditions', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Conditions' });
  const row = (nth: number) => sheet.getByRole('group').nth(nth);
  await row(0).getByLabel('Field').selectOption('City');
  await row(0).getByLabel('Value for City').fill('leeds');
  await expectLeads(page, ['Amber Bakery', 'Birch Dental']);

  // In Leeds, and qualified or called “birch”; then the same outside of Leeds.
  await sheet.getByRole('button', { name: 'Add a group' }).click();
  await row(1).getByLabel('Field').selectOption('Status');
  await row(1).getByRole('button', { name: 'Status: Choose' }).click();
  await page.getByRole('option', { name: 'Qualified', exact: true }).click();
  await page.keyboard.press('Escape');
  await expectLeads(page, ['Amber Bakery']);
  const inner = sheet.getByRole('region', { name: 'Any of these' });
  await inner.getByRole('button', { name: 'Add a condition' }).click();
  await row(2).getByLabel('Value for Name').fill('BIRCH');
  await expectLeads(page, ['Amber Bakery', 'Birch Dental']);
  expect(await faultsOf(page)).toEqual([]);
  await row(0).getByLabel('Test').selectOption('is not');
  await expectLeads(page, ['Cedar Law']);

  await row(0).getByRole('button', { name: 'Remove the condition on City' }).click();
  await row(1).getByLabel('Value for Name').fill('åRE');
  await expectLeads(page, ['Amber Bakery', 'Cedar Law', 'Åre Kök']);
  await sheet.getByRole('button', { name: 'Show leads' }).click();
  await expect(page.getByRole('button', { name: 'Conditions 2' })).toBeVisible();

  await page.reload();
  await expectLeads(page, ['Amber Bakery', 'Cedar Law', 'Åre Kök']);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Worth a call');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const named = page.getByRole('button', { name: 'View: Worth a call' });
  await expect(named).toBeVisible();
  // As the database gives it back.
  await page.reload();
  await expect(named).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search leads' }).fill('law');
  await expectLeads(page, ['Cedar Law']);
  await expect(page).toHaveURL(/q=law/);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expectLeads(
    page,
    LEADS.map(({ name }) => name),
  );
  await page.goBack();
  await expectLeads(page, ['Cedar Law']);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expectLeads(page, ['Amber Bakery', 'Cedar Law', 'Åre Kök']);
  await page.getByRole('button', { name: 'Clear the filter Conditions' }).click();
  await expectLeads(
    page,
    LEADS.map(({ name }) => name),
  );

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Worth a call', exact: true }).click();
  await expectLeads(page, ['Amber Bakery', 'Cedar Law', 'Åre Kök']);
  await page.getByRole('button', { name: 'Conditions 2' }).click();
  await sheet.getByRole('button', { name: 'Clear', exact: true }).click();
  await expectLeads(
    page,
    LEADS.map(({ name }) => name),
  );
  await ann.context.close();
});

async function expectLeads(page: Page, names: readonly string[]): Promise<void> {
  const shown = page.getByRole('grid').locator('[data-column=name]:not([role=columnheader])');
  await expect
    .poll(async () => (await shown.allInnerTexts()).map((text) => text.trim()).toSorted())
    .toEqual([...names].toSorted());
}
