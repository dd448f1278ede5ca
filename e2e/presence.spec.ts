import { expect, type Page, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import type { Role } from '../schema/policy.ts';
import { stage } from '../platform/testing/actors.ts';
import { addMember, database, makeOrg, type Visitor, visit } from './product.ts';

/** What a reaction of others may take from the act to the screen. */
const GONE_WITHIN = { timeout: 5_000 };

interface Scene {
  ada: Visitor;
  bob: Visitor;
  orgId: string;
  leadId: string;
}

/** Two people, each in a browser of their own, and a lead that both may see. */
async function setScene(
  browser: Parameters<typeof visit>[0],
  bobsRole: Role = 'member',
): Promise<Scene> {
  const [ada, bob] = [await visit(browser, 'Ada'), await visit(browser, 'Bob')];
  const orgId = await makeOrg(ada, 'Together');
  await addMember(orgId, bob, bobsRole);
  const leadId = newId();
  await stage(database()).act(ada, 'lead.create', orgId, {
    id: leadId,
    kind: 'company',
    fields: { name: 'Nordbygg AB', city: 'Lund' },
  });
  return { ada, bob, orgId, leadId };
}

const end = async ({ ada, bob }: Scene) => {
  for (const { context } of [ada, bob]) await context.close();
};

const face = (page: Page, name: string) =>
  page.getByRole('region', { name: 'People in this workspace now' }).getByRole('link', {
    name: new RegExp(`^${name}: `),
  });
const ring = (page: Page, userId: string) => page.locator(`[data-person="${userId}"][data-tag]`);
const editCity = (page: Page) => page.getByRole('button', { name: /^(Edit|Add) City$/ });
const cityBox = (page: Page) => page.getByRole('textbox', { name: 'City' });

test('a colleague appears, is followed to the lead, is seen to edit it, and is gone within 5 s', async ({
  browser,
}) => {
  const scene = await setScene(browser);
  const { ada, bob, orgId, leadId } = scene;
  await ada.page.goto(`/w/${orgId}/leads`);
  await expect(ada.page.getByRole('grid')).toBeVisible();
  await expect(face(ada.page, 'Bob')).toHaveCount(0);

  await bob.page.goto(`/w/${orgId}/leads/${leadId}`);
  await expect(face(ada.page, 'Bob')).toHaveAccessibleName('Bob: on a lead. Go there');
  const row = ada.page.getByRole('row').filter({ hasText: 'Nordbygg AB' });
  await expect(row.getByText('Bob is looking at it')).toBeAttached();

  await editCity(bob.page).press('Enter');
  await expect(ring(row as unknown as Page, bob.userId)).toBeVisible();
  await face(ada.page, 'Bob').click();
  await expect(ada.page).toHaveURL(new RegExp(`/leads/${leadId}$`));
  await expect(face(ada.page, 'Bob')).toHaveAccessibleName('Bob: here with you. Go there');
  await expect(ada.page.getByText('Bob is here, too')).toBeAttached();
  await expect(ring(ada.page, bob.userId)).toContainText('Bob is editing this');
  await cityBox(bob.page).press('Escape');
  await expect(ring(ada.page, bob.userId)).toHaveCount(0);

  await bob.page.close();
  await expect(face(ada.page, 'Bob')).toHaveCount(0, GONE_WITHIN);
  await end(scene);
});

test('a half-typed text and its caret stay while a colleague changes the same field', async ({
  browser,
}) => {
  const scene = await setScene(browser);
  const { ada, bob, orgId, leadId } = scene;
  for (const { page } of [ada, bob]) await page.goto(`/w/${orgId}/leads/${leadId}`);
  await editCity(ada.page).press('Enter');
  await cityBox(ada.page).fill('Malmö Väst');
  for (let n = 0; n < 4; n += 1) await ada.page.keyboard.press('ArrowLeft');

  await editCity(bob.page).press('Enter');
  await cityBox(bob.page).fill('Uppsala');
  await cityBox(bob.page).press('Enter');
  await expect(ada.page.getByText('Bob set this to “Uppsala”')).toBeVisible();
  await ada.page.keyboard.type('x');
  await expect(cityBox(ada.page)).toHaveValue('Malmö xVäst');
  await cityBox(ada.page).press('Enter');

  // The later one stands, and the other value is kept where both can find it.
  await expect(bob.page.getByText('Malmö xVäst').first()).toBeVisible();
  const clashes = () => database()`
    select kept_value, other_value, kept_by, other_by from clash where org_id = ${orgId}`;
  await expect
    .poll(async () => [...(await clashes())])
    .toEqual([
      {
        kept_value: 'Malmö xVäst',
        other_value: 'Uppsala',
        kept_by: ada.userId,
        other_by: bob.userId,
      },
    ]);
  await end(scene);
});

test('a change glows in its author’s colour and with the name; the field’s history brings a value back', async ({
  browser,
}) => {
  const scene = await setScene(browser);
  const { ada, bob, orgId, leadId } = scene;
  await ada.page.goto(`/w/${orgId}/leads`);
  const cell = ada.page.getByRole('row').filter({ hasText: 'Nordbygg AB' });
  await expect(cell).toBeVisible();
  await bob.page.goto(`/w/${orgId}/leads/${leadId}`);
  await editCity(bob.page).press('Enter');
  await cityBox(bob.page).fill('Uppsala');
  await cityBox(bob.page).press('Enter');
  const glow = cell.locator(`[data-column="city"] [data-flash="${bob.userId}"]`);
  await expect(glow).toContainText('Bob');
  await expect(glow).toHaveCount(0);

  await ada.page.goto(`/w/${orgId}/leads/${leadId}`);
  await ada.page.getByRole('button', { name: 'History of City' }).press('Enter');
  const history = ada.page.getByRole('dialog', { name: 'History of City' });
  await expect(history.getByRole('listitem')).toHaveText([/Uppsala.*Bob/, /Lund/]);
  await history.getByRole('button', { name: 'Restore “Lund”' }).click();
  await expect(bob.page.locator(`[data-flash="${ada.userId}"]`)).toContainText('Ada');
  await expect(bob.page.getByRole('button', { name: 'Copy City' })).toBeAttached();
  await expect(bob.page.getByText('Lund').first()).toBeVisible();
  await end(scene);
});

test('a removed member is gone within 5 s, and sees nobody', async ({ browser }) => {
  const scene = await setScene(browser, 'viewer');
  const { ada, bob, orgId } = scene;
  for (const { page } of [ada, bob]) await page.goto(`/w/${orgId}/leads`);
  await expect(face(ada.page, 'Bob')).toBeVisible();
  await expect(face(bob.page, 'Ada')).toBeVisible();
  await database()`delete from member where org_id = ${orgId} and user_id = ${bob.userId}`;
  await expect(face(ada.page, 'Bob')).toHaveCount(0, GONE_WITHIN);
  await expect(face(bob.page, 'Ada')).toHaveCount(0, GONE_WITHIN);
  await end(scene);
});

test('what a member changed offline is theirs to take along when they are one no more', async ({
  browser,
}) => {
  const scene = await setScene(browser);
  const { bob, orgId, leadId } = scene;
  const { page, context } = bob;
  await page.goto(`/w/${orgId}/leads/${leadId}`);
  await expect(editCity(page)).toBeVisible();
  // What editing needs is in the browser's cache once the worker is there.
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await context.setOffline(true);
  await editCity(page).click();
  await cityBox(page).fill('Malmö');
  await cityBox(page).press('Enter');
  await expect(page.getByRole('link', { name: '1 change waits' })).toBeVisible();
  await database()`delete from member where org_id = ${orgId} and user_id = ${bob.userId}`;
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'You are no longer in Together' })).toBeVisible();
  await page.getByRole('link', { name: 'Your 1 change that was not sent' }).click();
  await expect(page.getByText('City: Malmö')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
  await page.getByRole('button', { name: 'Drop' }).click();
  await expect(page.getByText('Everything is saved')).toBeVisible();
  await end(scene);
});

test('who goes offline sees the others faded; back, all are there', async ({ browser }) => {
  const scene = await setScene(browser);
  const { ada, bob, orgId } = scene;
  for (const { page } of [ada, bob]) await page.goto(`/w/${orgId}/leads`);
  await expect(face(ada.page, 'Bob')).toBeVisible();
  await expect(face(bob.page, 'Ada')).toBeVisible();
  const bobsBar = bob.page.getByRole('region', { name: 'People in this workspace now' });
  await expect(bobsBar).not.toHaveAttribute('data-faded');
  await bob.context.setOffline(true);
  await expect(bobsBar).toHaveAttribute('data-faded');
  await bob.context.setOffline(false);
  await expect(face(ada.page, 'Bob')).toBeVisible();
  await expect(bobsBar).not.toHaveAttribute('data-faded');
  await end(scene);
});

test('a card in a colleague’s hand says so on the board, with the stage that it hangs over', async ({
  browser,
}) => {
  const scene = await setScene(browser);
  const { ada, bob, orgId, leadId } = scene;
  const [stages] = await database()<{ pipelineId: string; stageId: string }[]>`
    select pipeline_id as "pipelineId", id as "stageId" from stage
    where org_id = ${orgId} order by position limit 1`;
  if (!stages) throw new Error('The workspace has no pipeline');
  const dealId = newId();
  await stage(database()).act(ada, 'deal.add', orgId, {
    ...stages,
    deals: [{ id: dealId, leadId, position: 'VVVVV' }],
  });
  for (const { page } of [ada, bob]) {
    await page.goto(`/w/${orgId}/pipelines/${stages.pipelineId}`);
  }
  const card = (page: Page) => page.locator(`[data-deal="${dealId}"]`);
  await expect(card(ada.page)).toBeVisible();
  await card(bob.page).focus();
  await bob.page.keyboard.press('Space');
  await expect(card(ada.page)).toContainText('Bob is moving this card');
  await bob.page.keyboard.press('ArrowRight');
  await expect(ring(ada.page, bob.userId)).toHaveCount(2);
  await bob.page.keyboard.press('Escape');
  await expect(ring(ada.page, bob.userId)).toHaveCount(0);
  await end(scene);
});
