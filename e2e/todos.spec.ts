import { expect, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { stage } from '../platform/testing/actors.ts';
import { addMember, database, makeOrg, visit } from './product.ts';

/** What is to be done about a lead: given to a colleague, told at once, ticked off without a network. */
test('a to-do for a colleague is on their list, ticked off offline, and undone', async ({
  browser,
}) => {
  const [ann, bob] = [await visit(browser, 'Ann'), await visit(browser, 'Bob')];
  const orgId = await makeOrg(ann, 'Follow-ups');
  await addMember(orgId, bob, 'member');
  const leadId = newId();
  const fields = { name: 'Birch Dental' };
  await stage(database()).act(ann, 'lead.create', orgId, { id: leadId, kind: 'company', fields });

  await bob.page.goto(`/w/${orgId}/todos`);
  await expect(bob.page.getByText('Nothing to do')).toBeVisible();

  const { page } = ann;
  await page.goto(`/w/${orgId}/leads/${leadId}`);
  const next = page.getByRole('textbox', { name: 'New to-do' });
  await expect(next).toBeVisible();
  await page.keyboard.press('d');
  await expect(next).toBeFocused();
  await page.keyboard.type('Send the price list');
  await page.getByRole('button', { name: 'Due: No day' }).click();
  await page.getByRole('menuitem', { name: /^Today/ }).click();
  await page.getByRole('button', { name: 'For: Ann' }).click();
  await page.getByRole('menuitem', { name: 'Bob' }).click();
  await next.press('Enter');
  await expect(next).toHaveValue('');

  const today = bob.page.getByRole('region', { name: 'Today' });
  await expect(today.getByRole('link', { name: 'Birch Dental' })).toBeVisible();
  await expect(bob.page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();

  await bob.context.setOffline(true);
  await today.getByRole('checkbox', { name: 'Done: Send the price list' }).click();
  await expect(bob.page.getByText('Nothing to do')).toBeVisible();
  await bob.context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Show 1 that is done' })).toBeVisible();

  await bob.page.keyboard.press('Control+z');
  await expect(page.getByRole('checkbox', { name: 'Done: Send the price list' })).toBeVisible();
  for (const { context } of [ann, bob]) await context.close();
});
