import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Product, startProduct } from '../bench/chaos/product.ts';
import { FolderStore, snapshotKey } from '../platform/object-store.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { TestLlmServer } from '../platform/testing/llm-server.ts';
import { type SignedIn, signIn } from '../platform/testing/signed-in.ts';
import { newId } from '../schema/id.ts';
import { gullibleBrain } from '../worker/analysis/testing/page-brain.ts';
import { addMember, database, dataDir, makeOrg, visit } from './product.ts';

/** Looks into leads, by rules and by a model: live, with quotes, refunded, in bulk, and what it cost. */

const HTML = `<html lang="en"><head><title>Aire Dental</title></head><body>
<h1>Aire Dental Practice</h1>
<p>We are a family-run dental practice in Leeds and have looked after smiles since 1987.</p>
<p>We are hiring a practice manager to help our growing team of 14 people.</p>
<p>Call us to make an appointment; we do not offer online booking yet.</p></body></html>`;

/** A workspace that knows what it sells and to whom, and leads with a stored page. */
async function furnish(sql: Sql, objects: string, orgId: string, admin: SignedIn, count = 1) {
  const on = stage(sql);
  await on.act(admin, 'profile.create', orgId, {
    id: newId(),
    name: 'Bookwell',
    website: null,
    sells: 'We build appointment pages that small practices keep up themselves.',
    customers: 'Dentists',
    tone: 'Friendly',
    proof: 'Forty practices in Yorkshire use it.',
    services: ['online booking'],
  });
  const id = newId();
  const criteria = { industries: ['dentist'], places: [{ city: 'Leeds', country: 'GB' }] };
  await on.act(admin, 'icp.create', orgId, { id, name: 'Dentists', criteria, weights: {} });
  await sql`update icp set is_default = (id = ${id}) where org_id = ${orgId}`;
  const hash = createHash('sha256').update(HTML).digest('hex');
  await new FolderStore(objects).put(snapshotKey(hash), gzipSync(HTML));
  const url = 'https://aire-dental.example/';
  await sql`
    insert into page_snapshot (org_id, hash, url, bytes)
    values (${orgId}, ${hash}, ${url}, ${HTML.length})`;
  const leads: string[] = [];
  for (let n = 0; n < count; n++) {
    const leadId = newId();
    leads.push(leadId);
    await on.act(admin, 'lead.create', orgId, {
      id: leadId,
      kind: 'person',
      fields: {
        name: `Ada King ${n}`,
        title: 'Practice owner',
        companyName: 'Aire Dental Practice',
        city: 'Leeds',
        country: 'GB',
        email: `ada${n}@aire-dental.example`,
      },
    });
    await sql`
      insert into field_value (
        id, org_id, lead_id, field, value, source_url, snapshot_hash, span_start, span_end,
        extractor, confidence
      )
      values (${newId()}, ${orgId}, ${leadId}, 'company_name', 'Aire Dental', ${url}, ${hash}, 3, 9,
        'text', 0.9)`;
  }
  return leads;
}

const card = (page: Page) => page.getByRole('region', { name: 'Analysis', exact: true });
const tier = (page: Page, name: string) =>
  card(page).getByRole('button', { name: new RegExp(`^${name}`) });
const balance = async (sql: Sql, orgId: string) => {
  const [row] = await sql<{ balance: number; held: number }[]>`
    select balance, held from credit_account where org_id = ${orgId}`;
  return { ...row };
};

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('without a model rules give a whole result, with receipts, labelled as theirs', async ({
  browser,
}) => {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Rules');
  const [leadId] = await furnish(database(), join(dataDir, 'objects'), orgId, ann);
  const { page } = ann;
  await page.goto(`/w/${orgId}/leads/${leadId}`);
  await expect(card(page).getByText('Nobody has looked into this lead yet')).toBeVisible();

  await tier(page, 'Fit and first mail').click();
  await expect(card(page).getByText('Rules, no model')).toBeVisible();
  await expect(card(page).getByText('No language model is set up')).toBeVisible();
  await expect(card(page).getByText('Hello Ada,')).toBeVisible();
  await expect(card(page).getByText('Forty practices in Yorkshire use it.')).toBeVisible();
  expect(await balance(database(), orgId)).toEqual({ balance: 97, held: 0 });
  expect(await faultsOf(page)).toEqual([]);

  await card(page)
    .getByRole('button', { name: /have looked after smiles/ })
    .first()
    .click();
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('mark')).toContainText('have looked after smiles since 1987');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // A viewer reads it, and buys nothing; on a phone, by day.
  const vic = await visit(browser, 'Vic');
  await addMember(orgId, vic, 'viewer');
  await vic.page.setViewportSize({ width: 390, height: 844 });
  await vic.page.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'light'));
  await vic.page.goto(`/w/${orgId}/leads/${leadId}`);
  await expect(card(vic.page).getByText('Hello Ada,')).toBeVisible();
  await expect(tier(vic.page, 'Quick fit')).toHaveCount(0);
  expect(await faultsOf(vic.page)).toEqual([]);
});

test.describe('with a model', () => {
  let model: TestLlmServer;
  let product: Product;
  let sql: Sql;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    model = await TestLlmServer.start();
    product = await startProduct({
      NODE_ENV: 'test',
      QUARRY_AUTH_RATE_LIMIT: 'off',
      QUARRY_DEMO: 'off',
      LLM_BASE_URL: model.baseUrl,
      LLM_MODELS: 'first,second',
      LLM_PRICES: 'first=2/0.5/8',
    });
    sql = connectAsOwner(product.databaseUrl, { name: 'e2e-model', max: 2 });
  });
  test.beforeEach(() => {
    model.forget();
    model.brain = gullibleBrain;
    model.script = () => ({ kind: 'answer' });
    model.latency = () => 300;
  });
  test.afterAll(async () => {
    await sql.end({ timeout: 1 });
    await product.stop();
    await model.stop();
  });

  async function enter(browser: Browser, leads: number) {
    const { sessionSecret } = loadSecrets(product.dataDir);
    const person = await signIn(sql, { name: 'Ann', sessionSecret, publicUrl: product.url });
    const orgId = newId();
    await stage(sql).act(person, 'org.create', orgId, { name: 'Model', memberId: newId() });
    const ids = await furnish(sql, join(product.dataDir, 'objects'), orgId, person, leads);
    const context = await browser.newContext({ baseURL: product.url });
    const [name, value] = person.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: product.url }]);
    return { page: await context.newPage(), orgId, leads: ids };
  }

  test('a run is followed live, ended for free, and its result is quoted, priced and kept', async ({
    browser,
  }) => {
    const { page, orgId, leads } = await enter(browser, 1);
    await page.goto(`/w/${orgId}/leads/${leads[0]}`);

    // One that a person ends costs nothing.
    model.script = () => ({ kind: 'stall' });
    await tier(page, 'X-ray').click();
    await expect(card(page).getByText('Buying signals')).toBeVisible();
    expect((await balance(sql, orgId)).held).toBe(5);
    await card(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(card(page).getByText('Cancelled. Nothing was charged.')).toBeVisible();
    await expect.poll(() => balance(sql, orgId)).toEqual({ balance: 100, held: 0 });

    model.script = () => ({ kind: 'answer' });
    await tier(page, 'X-ray').click();
    await expect(card(page).getByRole('heading', { name: /Objections and answers/ })).toBeVisible();
    await expect(card(page).getByText('We have no time.')).toBeVisible();
    await expect(card(page).getByText('first', { exact: true })).toBeVisible();
    expect(await balance(sql, orgId)).toEqual({ balance: 95, held: 0 });
    // What it cost in money, on the lead and for the workspace.
    const cost = page.getByRole('region', { name: 'Cost' });
    await expect(cost.getByText(/\$0\.0/).first()).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);

    // A reload, and the network gone: it is still there.
    await page.reload();
    await expect(card(page).getByText('We have no time.')).toBeVisible();
    await card(page).getByText('All runs').click();
    const kept = card(page)
      .getByRole('listitem')
      .getByRole('button', { name: /X-ray\s*\d+/ });
    await expect(kept).toHaveCount(1);

    await page.goto(`/w/${orgId}/settings`);
    const usage = page.getByRole('region', { name: 'Usage' });
    await expect(usage.getByRole('cell', { name: '127.0.0.1' })).toBeVisible();
    await expect(usage.getByRole('cell', { name: 'Analysis' })).toBeVisible();
  });

  test('many leads are looked into by one call, with what went wrong and what came out', async ({
    browser,
  }) => {
    const { page, orgId, leads } = await enter(browser, 12);
    await page.goto(`/w/${orgId}/leads`);
    await expect(page.getByText('Ada King 11')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /Analyse/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Analyse 12 leads' });
    await expect(dialog.getByText('At most 12')).toBeVisible();
    model.script = (_question, n) => (n <= 4 ? { kind: 'answer' } : { kind: 'stall' });
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog.getByText('Analysing 4 of 12')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel the rest' }).click();
    await expect(dialog.getByText('12 done')).toBeVisible();
    await expect(dialog.getByRole('link')).toHaveCount(4);
    await expect.poll(() => balance(sql, orgId)).toEqual({ balance: 96, held: 0 });
    await dialog.getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/leads/(${leads.join('|')})`));
    await expect(card(page).getByText(/^(Strong|Possible) fit$/)).toBeVisible();
  });
});
