import { expect, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { database, makeOrg, visit } from './product.ts';

/** What a thumb does to many leads. */
test('leads are chosen on a phone and get a status together', async ({ browser }) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Pocket');
  const leads = ['Amber', 'Birch', 'Cedar'].map((name) => ({ id: newId(), name }));
  await database()`
    insert into lead (id, org_id, kind, name)
    select id, ${orgId}, 'company', name
    from json_to_recordset(${JSON.stringify(leads)}::text::json) as row (id text, name text)`;
  const { page } = ann;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/w/${orgId}/leads`);
  await page.getByRole('button', { name: 'Select Amber' }).click();
  // From then on a tap anywhere chooses.
  await page.getByRole('link', { name: /Birch/ }).click();
  await expect(page.getByRole('toolbar', { name: 'Selected leads' })).toContainText('2 selected');
  await expect(page.getByRole('button', { name: 'Select Birch' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('option', { name: 'Qualified', exact: true }).click();
  await expect
    .poll(async () => {
      const rows = await database()`
        select name from lead where org_id = ${orgId} and status = 'qualified' order by name`;
      return rows.map((row) => row['name'] as string);
    })
    .toEqual(['Amber', 'Birch']);
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await page.getByRole('link', { name: /Cedar/ }).click();
  await expect(page.getByRole('heading', { name: 'Cedar', level: 1 })).toBeVisible();
});
