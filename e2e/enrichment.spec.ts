import { type Browser, expect, type Page, test } from '@playwright/test';
import { WELCOME_CREDITS } from '../schema/credit/prices.ts';
import { newId } from '../schema/id.ts';
import { answerAsDocumented } from '../worker/providers/testing/all-providers.ts';
import { TestProvider } from '../worker/providers/testing/test-provider.ts';
import { faultsOf } from './axe.ts';
import { addMember, database, makeOrg, visit, type Visitor } from './product.ts';

/**
 * From a lead with a name and a site to one with everything: the real worker asks stand-ins for the
 * providers, which answer as their references print it. What costs nothing: lead-engine.spec.ts.
 */

let providers: TestProvider;
test.beforeAll(async () => {
  providers = await TestProvider.start(Number(process.env['QUARRY_E2E_PROVIDER_PORT']));
});
test.beforeEach(() => {
  providers.requests.length = 0;
  providers.script = answerAsDocumented;
});
test.afterAll(async () => {
  await providers.stop();
});

interface Scene {
  ann: Visitor;
  orgId: string;
  leadIds: string[];
}

async function scene(browser: Browser, names = ['Nordbygg AB']): Promise<Scene> {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Enrichment');
  const leads = names.map((name) => ({ id: newId(), name }));
  await database()`
    insert into lead (id, org_id, kind, name, website, city, country)
    select id, ${orgId}, 'company', name, 'https://nordbygg.se', 'Göteborg', 'SE'
    from json_to_recordset(${JSON.stringify(leads)}::text::json) as row (id text, name text)`;
  return { ann, orgId, leadIds: leads.map(({ id }) => id) };
}

const card = (page: Page) => page.getByRole('region', { name: 'Enrichment' });
const openLead = async (page: Page, orgId: string, leadId: string | undefined) => {
  await page.goto(`/w/${orgId}/leads/${leadId}`);
  await card(page).waitFor();
};
const provider = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

async function saveKey(page: Page, name: string, key: string): Promise<void> {
  const row = provider(page, name);
  await row.locator('summary').click();
  await row.getByLabel(`Key of ${name}`, { exact: true }).fill(key);
  await row.getByRole('button', { name: 'Save key' }).click();
  await expect(row.getByText(`Key …${key.slice(-4)}`)).toBeVisible();
}

test('an admin brings a key, and a lead is enriched with receipts for one credit', async ({
  browser,
}) => {
  const { ann, orgId, leadIds } = await scene(browser);
  const { page } = ann;
  const seen: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => seen.push(String(payload)));
    socket.on('framereceived', ({ payload }) => seen.push(String(payload)));
  });
  await page.goto(`/w/${orgId}/settings/providers`);
  await saveKey(page, 'Apollo', 'apollo-secret-key-7788');
  await saveKey(page, 'Hunter', 'hunter-secret-key-4321');
  await page.getByRole('button', { name: 'Move Hunter up' }).click();
  await page.getByRole('button', { name: 'Move Hunter up' }).click();
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Hunter');
  expect(await faultsOf(page)).toEqual([]);

  await openLead(page, orgId, leadIds[0]);
  await card(page).getByRole('button', { name: 'Enrich' }).click();
  await expect(card(page).getByText(/\d+ values added/)).toBeVisible();
  await card(page).locator('summary').click();
  await expect(card(page).getByText('Twilio Lookup')).toBeVisible();
  await expect(page.getByText('+46 31 123 45 00').first()).toBeVisible();
  expect(providers.requests[0]?.host).toBe('hunter.localhost');
  // Of the two sizes that were given the surer one counts, and its receipt leads to the record.
  await card(page)
    .getByRole('button', { name: /employees/ })
    .click();
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt.getByText('Apollo', { exact: true })).toBeVisible();
  await expect(receipt.getByRole('link', { name: /app\.apollo\.io/ })).toBeVisible();
  await page.keyboard.press('Escape');

  const [account] = await database()`
    select balance, held from credit_account where org_id = ${orgId}`;
  expect(account).toEqual({ balance: WELCOME_CREDITS - 1, held: 0 });
  const traffic = seen.join('\n');
  expect(traffic).not.toContain('secret-key');
  expect(await page.content()).not.toContain('secret-key');

  // A viewer sees neither a key nor a place for one.
  const vera = await visit(browser, 'Vera');
  await addMember(orgId, vera, 'viewer');
  await vera.page.goto(`/w/${orgId}/settings/providers`);
  await expect(vera.page.getByText('Only an admin can change this.')).toBeVisible();
  await expect(vera.page.getByText('Save key')).toHaveCount(0);
  await expect(vera.page.getByRole('radio', { name: 'All at once' })).toBeDisabled();
});

test('many leads are enriched after a look at what it may cost', async ({ browser }) => {
  const { ann, orgId, leadIds } = await scene(browser, ['Ada AB', 'Bo AB', 'Cia AB']);
  const { page } = ann;
  await page.goto(`/w/${orgId}/settings/providers`);
  await saveKey(page, 'Apollo', 'apollo-secret-key-7788');
  await page.goto(`/w/${orgId}/leads`);
  await page.getByText('Ada AB').first().waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Enrich 3 leads' });
  await expect(dialog.getByText('Apollo.')).toBeVisible();
  await expect(dialog.getByText('3 credits at most')).toBeVisible();
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect
    .poll(async () => {
      const rows = await database()`
        select state, done, enriched, credits from enrichment_batch where org_id = ${orgId}`;
      return rows[0];
    })
    .toEqual({ state: 'completed', done: 3, enriched: 3, credits: 3 });
  await openLead(page, orgId, leadIds[1]);
  await expect(page.getByText('+46 31 123 45 00').first()).toBeVisible();
});
