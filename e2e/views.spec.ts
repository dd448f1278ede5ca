import { expect, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { addMember, database, makeOrg, visit } from './product.ts';

/** Saved views of the leads table, columns and all: alone, with a colleague, without a network. */
test('a view is saved, shared, found again without a network, and its deletion taken back', async ({
  browser,
}) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Bookmarks');
  const leads = ['Amber Bakery', 'Birch Dental', 'Cedar Law'].map((name) => ({
    id: newId(),
    name,
    city: name === 'Birch Dental' ? 'Leeds' : 'York',
  }));
  await database()`
    insert into lead (id, org_id, kind, name, city)
    select id, ${orgId}, 'company', name, city
    from json_to_recordset(${JSON.stringify(leads)}::text::json)
      as row (id text, name text, city text)`;
  const { page } = ann;
  const table = page.getByRole('grid');
  await page.goto(`/w/${orgId}/leads?city=Leeds`);
  await expect(table.getByText('Birch Dental')).toBeVisible();
  await expect(table.getByText('Cedar Law')).toBeHidden();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Phone' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/cols=/);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('In Leeds');
  await page.getByLabel('Everybody in this workspace sees it').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const current = page.getByRole('button', { name: 'View: In Leeds' });
  await expect(current).toBeVisible();

  // A view from before columns were part of one.
  const shows = { filter: {}, sort: { field: 'name', direction: 'asc' } };
  await database()`
    insert into saved_view (id, org_id, owner_id, name, is_shared, shows)
    values (${newId()}, ${orgId}, ${ann.userId}, 'By name', true, ${JSON.stringify(shows)}::text::jsonb)`;
  const bob = await visit(browser, 'Bob');
  await addMember(orgId, bob, 'viewer');
  await bob.page.goto(`/w/${orgId}/leads`);
  const phone = bob.page.getByRole('columnheader', { name: /^Phone/ });
  await expect(phone).toBeVisible();
  await bob.page.getByRole('button', { name: 'Views', exact: true }).click();
  await bob.page.getByRole('menuitem', { name: 'In Leeds' }).click();
  await expect(bob.page.getByRole('grid').getByText('Birch Dental')).toBeVisible();
  await expect(bob.page.getByRole('grid').getByText('Cedar Law')).toBeHidden();
  await expect(bob.page).toHaveURL(/city=Leeds/);
  await expect(phone).toBeHidden();
  await bob.page.getByRole('button', { name: 'View: In Leeds' }).click();
  await bob.page.getByRole('menuitem', { name: 'By name' }).click();
  await expect(bob.page.getByRole('grid').getByText('Cedar Law')).toBeVisible();
  await expect(phone).toBeVisible();

  await page.goto(`/w/${orgId}/leads`);
  await expect(table.getByText('Cedar Law')).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'In Leeds' }).click();
  await expect(table.getByText('Birch Dental')).toBeVisible();
  await expect(table.getByText('Cedar Law')).toBeHidden();

  await current.click();
  await page.getByRole('menuitem', { name: 'Delete “In Leeds”' }).click();
  await expect(page.getByRole('button', { name: 'Views', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(current).toBeVisible();
  await page.context().setOffline(false);
  const verbs = async () => {
    const rows = await database()`
      select verb from operation where user_id = ${ann.userId} and verb like 'view.%' order by seq`;
    return rows.map((row) => row['verb'] as string);
  };
  await expect.poll(verbs).toEqual(['view.save', 'view.delete', 'view.save']);
  const kept = await database()`
    select name, shows -> 'columns' is not null as has_columns from saved_view
    where org_id = ${orgId} order by name`;
  expect(kept.map((row) => [row['name'], row['has_columns']])).toEqual([
    ['By name', false],
    ['In Leeds', true],
  ]);
});

test('cells of a spreadsheet are pasted and undone at once, rows stand under headings and are copied', async ({
  browser,
}) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Sheets');
  const leads = ['Amber', 'Birch', 'Cedar'].map((name) => ({ id: newId(), name }));
  await database()`
    insert into lead (id, org_id, kind, name, city)
    select id, ${orgId}, 'person', name, 'York'
    from json_to_recordset(${JSON.stringify(leads)}::text::json) as row (id text, name text)`;
  const { page } = ann;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/w/${orgId}/leads?sort=name&cols=name,title,email,score,city`);
  const cell = (lead: string, column: string) =>
    page.getByRole('row', { name: lead }).locator(`[data-column=${column}]`);
  await cell('Birch', 'title').click();
  const sheet =
    'CEO\tBIRCH@wood.example\t1\tLeeds\r\n"Head of\n""things"""\tnobody\t2\t\r\nCTO\r\n';
  await page.evaluate((text) => navigator.clipboard.writeText(text), sheet);
  await page.keyboard.press('Control+v');
  await expect(page.getByText('5 cells pasted')).toBeVisible();
  await expect(page.getByText('Cedar, E-mail: That is not an e-mail address')).toBeVisible();
  await expect(page.getByText('Not typed into, so left as they were: Score')).toBeVisible();
  await expect(page.getByText('1 row of the clipboard has no lead here')).toBeVisible();
  await expect(cell('Birch', 'email')).toHaveText('birch@wood.example');
  await expect(cell('Cedar', 'title')).toHaveText('Head of "things"');
  await expect(cell('Cedar', 'city')).toHaveText('');
  await expect(cell('Amber', 'title')).toHaveText('');

  await page.keyboard.press('Control+z');
  await expect(cell('Birch', 'email')).toHaveText('');
  await expect(cell('Cedar', 'city')).toHaveText('York');
  await expect(cell('Cedar', 'title')).toHaveText('');

  // Under headings: a closed one keeps its place, and so does a cell that comes to another.
  await page.getByRole('button', { name: 'Group' }).click();
  await page.getByRole('menuitemradio', { name: 'City' }).click();
  const york = page.getByRole('grid').getByRole('button', { name: 'York 3' });
  await expect(york).toHaveAttribute('aria-expanded', 'true');
  await york.click();
  await expect(cell('Birch', 'title')).toBeHidden();
  await expect(page).toHaveURL(/group=city/);
  await york.click();
  await cell('Amber', 'city').dblclick();
  await page.keyboard.type('Bath');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid').getByRole('button', { name: 'Bath 1' })).toBeVisible();
  await expect(page.getByRole('grid').getByRole('button', { name: 'York 2' })).toBeVisible();

  // Chosen rows are copied as a spreadsheet takes them.
  await cell('Birch', 'title').click();
  await page.keyboard.press('x');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  // A score may have come meanwhile.
  expect(copied).toMatch(/^Birch\t\t\t\d*\tYork$/);
});
