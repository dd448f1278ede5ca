import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Product, startProduct } from '../bench/chaos/product.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../platform/testing/signed-in.ts';
import { newId } from '../schema/id.ts';
import { gullibleBrain } from '../worker/analysis/testing/page-brain.ts';
import { expectClean } from './axe.ts';
import { MILL_HILL, type Outside, startOutside, TWIN } from './lead-engine-outside.ts';

/**
 * The lead engine as a person meets it, on a product of its own: no key is set, until one is. The
 * sample web is real; the map, the mail host, the name server and the model are stand-ins that
 * answer as their documentation says.
 */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const WORDS = 'dentists in Leeds with online booking';
/** A company of the sample web, which the map spells otherwise. */
const NORTHWIND = 'Northwind Dental';

let outside: Outside;
let product: Product;
let sql: Sql;
let ann: SignedIn;
let context: BrowserContext;
let page: Page;
let orgId: string;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  outside = await startOutside();
  product = await startProduct(outside.environment);
  sql = connectAsOwner(product.databaseUrl, { name: 'e2e-leads', max: 2 });
  ann = await signInAs('Ann');
  orgId = newId();
  await stage(sql).act(ann, 'org.create', orgId, { name: 'Seekers', memberId: newId() });
  ({ context, page } = await enter(browser, ann));
});
test.afterAll(async () => {
  await context?.close();
  await sql?.end({ timeout: 1 });
  await product?.stop();
  await outside?.stop();
});

function signInAs(name: string): Promise<SignedIn> {
  const { sessionSecret } = loadSecrets(product.dataDir);
  return signIn(sql, { name, sessionSecret, publicUrl: product.url });
}

async function enter(browser: Browser, person: SignedIn) {
  const own = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1440, height: 900 },
  });
  const [name, value] = person.cookie.split('=') as [string, string];
  await own.addCookies([{ name, value, url: product.url }]);
  return { context: own, page: await own.newPage() };
}

const pills = () => page.getByRole('list', { name: 'What is looked for' });
const results = () => page.getByRole('heading', { name: '7 leads, best first' });
const card = (name: string, on = page) => on.getByRole('region', { name, exact: true });
const tier = (name: string, on = page) =>
  card('Analysis', on).getByRole('button', { name: new RegExp(`^${name}`) });

async function account() {
  const [row] = await sql`select balance, held from credit_account where org_id = ${orgId}`;
  return { ...row };
}

/** From the results, or wherever `link` stands, as a person goes: without a load of the page. */
async function openLead(name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

async function openFind(): Promise<void> {
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Describe your ideal client' })).toBeVisible();
}

const leadRow = async (name: string) => {
  const [row] = await sql`
    select phone, email, city, deleted_at is not null as gone
    from lead where org_id = ${orgId} and name = ${name}`;
  return { ...row };
};

test('a sentence becomes ranked, explained leads on a pipeline, and no key is set', async () => {
  await page.goto(`/w/${orgId}/find`);
  const box = page.getByRole('textbox', { name: 'Describe your ideal client' });
  await box.fill(WORDS);

  // What was read from the words is shown before anything runs, and what each source lacks.
  for (const pill of ['Industry dentist', 'Place Leeds, United Kingdom', 'Needs online booking']) {
    await expect(pills().getByRole('button', { name: pill })).toBeVisible();
  }
  for (const source of ['My own leads', 'Sample web', 'OpenStreetMap']) {
    await expect(page.getByRole('checkbox', { name: source })).toBeChecked();
  }
  await expect(page.getByText('Sets 25 credits aside.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Have the model read it' })).toHaveCount(0);
  await page.getByText('more, not set up yet').click();
  await expect(page.getByText('Needs your key').first()).toBeVisible();

  // Who looks where keys are entered finds the words again.
  await page.getByRole('link', { name: 'Enter keys of data providers' }).click();
  await expect(page).toHaveURL(/settings\/providers$/);
  await openFind();
  await expect(box).toHaveValue(WORDS);

  // A part that was misread is set right by hand.
  await pills().getByRole('button', { name: 'Role', exact: true }).click();
  const roles = page
    .getByRole('textbox', { name: 'Role' })
    .or(page.getByRole('combobox', { name: 'Role' }));
  await roles.fill('practice manager');
  await roles.press('Enter');
  await page.keyboard.press('Escape');
  await expect(pills().getByRole('button', { name: 'Role practice manager' })).toBeVisible();
  await expectClean(page, 'find');
  await page.getByRole('button', { name: 'Read it again from my words' }).click();

  await page.getByRole('button', { name: 'Find leads' }).click();
  await expect(results()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('list', { name: 'Sources' }).getByText('Done')).toHaveCount(3);
  const first = page.getByRole('article').first();
  await expect(first).toContainText('online booking');
  await expect(first).toContainText('Leeds');
  await expect(first.getByRole('list', { name: 'Why it stands here' })).not.toBeEmpty();
  const mill = page.getByRole('article', { name: MILL_HILL });
  await expect(mill).toContainText('hello@mill-hill.example');
  await expect(page.getByRole('article', { name: 'Roundhay' })).toContainText('+44 113 496 0101');
  await expect(mill.getByRole('link', { name: 'OpenStreetMap' })).toHaveAttribute(
    'href',
    'https://www.openstreetmap.org/node/502',
  );

  await page.getByRole('button', { name: 'Save all 7 to the pipeline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article').getByText('To contact')).toHaveCount(7);
  await expect
    .poll(async () => (await sql`select from deal where org_id = ${orgId}`).length)
    .toBe(7);
  expect(await account()).toEqual({ balance: 93, held: 0 });
  await page.getByRole('button', { name: 'Keep as ideal customer' }).click();
  await expect(page.getByRole('link', { name: 'Ideal customer', exact: true })).toBeVisible();
  await expectClean(page, 'results');
});

test('what was found is there without a network, and the same question of a day is free', async () => {
  await context.setOffline(true);
  await openFind();
  const past = page.getByRole('region', { name: 'Earlier searches' });
  await past.getByRole('link', { name: WORDS }).click();
  await expect(results()).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Change and ask again' }).click();
  await page.getByRole('checkbox', { name: 'My own leads' }).uncheck();
  await page.getByRole('button', { name: 'Find leads' }).click();
  await expect(page.getByText('asked earlier today, shown again for free')).toHaveCount(2);
  await expect(results()).toBeVisible();
  expect(outside.map.queries).toHaveLength(1);
  expect((await account())['balance']).toBe(93);
});

test('a lead is enriched, verified and scored for nothing', async () => {
  await openLead(MILL_HILL);
  // A new lead is looked up by itself; what is asked for without a network, once there is one.
  const enrichment = card('Enrichment');
  await expect(enrichment.getByText('Microsoft 365')).toBeVisible({ timeout: 45_000 });
  const enrich = enrichment.getByRole('button', { name: /^Enrich/ });
  await expect(enrich).toBeEnabled();
  await context.setOffline(true);
  await enrich.click();
  await expect(enrichment.getByText('Starts when this device is online')).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(
      async () =>
        await sql`
          select state, credits from enrichment_run
          where org_id = ${orgId} and created_by = ${ann.userId}`,
      { timeout: 45_000 },
    )
    .toEqual([{ state: 'completed', credits: 0 }]);
  await expect(enrichment.getByText('SPF · no DMARC')).toBeVisible();
  await expect(enrichment.getByText('Europe/London')).toBeVisible();
  await expect(enrichment.getByText('No data provider has a key')).toBeVisible();

  const reach = card('Can they be reached?');
  await reach.getByRole('button', { name: /^Verify/ }).click();
  await expect(reach.getByText('Their mail server takes mail for this address.')).toBeVisible();
  await expect(reach.getByText('Deliverable', { exact: true })).toBeVisible();
  await expect(reach.getByText(/their time/)).toBeVisible();
  const said = outside.mail.sessions.flatMap(({ commands }) => commands);
  expect(said.filter((line) => /^DATA/i.test(line))).toEqual([]);

  const score = card('Score');
  await expect(score).toContainText(WORDS);
  await expect(score).toContainText('Dentist is what you look for');
  await expect(score).toContainText('E-mail verified as deliverable');
  await expect(score).toContainText('A working phone number');
  expect((await account())['balance']).toBe(93);
});

test('without a model rules look into a lead, and quote its pages; a viewer reads', async ({
  browser,
}) => {
  await stage(sql).act(ann, 'profile.create', orgId, {
    id: newId(),
    name: 'Bookwell',
    website: null,
    sells: 'We build appointment pages that small practices keep up themselves.',
    customers: 'Dentists',
    tone: 'Friendly',
    proof: 'Forty practices in Yorkshire use it.',
    services: ['online booking'],
  });
  await page.goBack();
  await openLead(NORTHWIND);
  const analysis = card('Analysis');
  await tier('Fit and first mail').click();
  await expect(analysis.getByText('Rules, no model')).toBeVisible({ timeout: 45_000 });
  await expect(analysis.getByText('No language model is set up')).toBeVisible();
  await expect(analysis.getByText('Forty practices in Yorkshire use it.')).toBeVisible();
  expect(await account()).toEqual({ balance: 90, held: 0 });
  await analysis
    .getByRole('button', { name: /^Show on the page/ })
    .first()
    .click();
  await expect(page.frameLocator('iframe').locator('mark').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectClean(page, 'lead');

  const vic = await signInAs('Vic');
  await sql`
    insert into member (id, org_id, user_id, role)
    values (${newId()}, ${orgId}, ${vic.userId}, 'viewer')`;
  const his = await enter(browser, vic);
  await his.page.goto(new URL(page.url()).pathname);
  await expect(
    card('Analysis', his.page).getByText('Forty practices in Yorkshire use it.'),
  ).toBeVisible();
  await expect(tier('Quick fit', his.page)).toHaveCount(0);
  await expect(card('Enrichment', his.page).getByRole('button', { name: /Enrich/ })).toHaveCount(0);
  await expect(
    card('Can they be reached?', his.page).getByRole('button', { name: /Verify/ }),
  ).toHaveCount(0);
  await his.context.close();
});

test('a lead that two sources named is merged, edited, and parted with the edit kept', async () => {
  await page.getByRole('button', { name: `Compare with ${TWIN}` }).click();
  const pair = page.getByRole('article');
  await expect(pair.getByText('Same phone')).toBeVisible();
  const keep = pair
    .getByRole('columnheader')
    .filter({ has: page.getByRole('link', { name: NORTHWIND, exact: true }) })
    .getByRole('button', { name: 'Keep this one' });
  if (await keep.isVisible()) await keep.click();
  await pair.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText(`Merged into “${NORTHWIND}”`)).toBeVisible();
  await expect.poll(() => leadRow(TWIN)).toMatchObject({ gone: true });

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: /Edit city/i }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Bradford');
  await page.keyboard.press('Enter');
  await expect.poll(() => leadRow(NORTHWIND)).toMatchObject({ city: 'Bradford' });
  await page.getByRole('button', { name: `Unmerge ${TWIN}` }).click();
  await expect(page.getByText('is a lead of its own again')).toBeVisible();
  await expect
    .poll(() => leadRow(TWIN))
    .toMatchObject({ gone: false, city: 'Leeds', phone: '+441134960967' });
  expect(await leadRow(NORTHWIND)).toMatchObject({ city: 'Bradford', gone: false });
});

const READING = {
  industries: ['dentist'],
  places: [{ city: 'Leeds', region: null, country: 'GB' }],
  employees: { min: null, max: null },
  revenue: { min: null, max: null, currency: null },
  roles: ['practice manager'],
  channels: [],
  needs: ['online booking'],
  exclusions: [],
  wanted: null,
};

test('keys are set: a model reads the words and judges the lead, live, quoted and priced', async () => {
  outside.model.brain = (question) =>
    question.schema === 'lead_request' ? READING : gullibleBrain(question);
  await product.stop({ keepsData: true });
  product = await startProduct(
    {
      ...outside.environment,
      LLM_BASE_URL: outside.model.baseUrl,
      LLM_MODELS: 'first,second',
      LLM_PRICES: 'first=2/0.5/8',
    },
    { dataDir: product.dataDir, port: Number(new URL(product.url).port) },
  );
  await sql.end({ timeout: 1 });
  sql = connectAsOwner(product.databaseUrl, { name: 'e2e-leads', max: 2 });

  const lead = new URL(page.url()).pathname;
  await page.goto(`/w/${orgId}/find`);
  await page.getByRole('textbox', { name: 'Describe your ideal client' }).fill(WORDS);
  await page.getByRole('button', { name: 'Have the model read it' }).click();
  await expect(pills().getByRole('button', { name: 'Role practice manager' })).toBeVisible();

  // A run that a person ends costs nothing.
  await page.goto(lead);
  const analysis = card('Analysis');
  outside.model.script = () => ({ kind: 'stall' });
  await tier('X-ray').click();
  await expect(analysis.getByText('Buying signals')).toBeVisible();
  await expect.poll(async () => (await account())['held']).toBe(5);
  await analysis.getByRole('button', { name: 'Cancel' }).click();
  await expect(analysis.getByText('Cancelled. Nothing was charged.')).toBeVisible();
  await expect.poll(account).toEqual({ balance: 90, held: 0 });

  outside.model.script = () => ({ kind: 'answer' });
  await tier('X-ray').click();
  await expect(analysis.getByRole('heading', { name: /Objections and answers/ })).toBeVisible();
  await expect(analysis.getByText('We have no time.')).toBeVisible();
  await expect(analysis.getByText('first', { exact: true })).toBeVisible();
  await expect.poll(account).toEqual({ balance: 85, held: 0 });
  // What it cost in money, on the lead and for the workspace.
  await expect(
    card('Cost')
      .getByText(/\$0\.0/)
      .first(),
  ).toBeVisible();
  await expectClean(page, 'x-ray');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(card('Usage').getByRole('cell', { name: '127.0.0.1' })).toBeVisible();
});

test('many leads are looked into by one call, with what went wrong and what came out', async () => {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Leads/ })
    .click();
  await expect(page.getByText('Roundhay Road Dental').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /Analyse/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Analyse 7 leads' });
  await expect(dialog.getByText('At most 7')).toBeVisible();
  outside.model.forget();
  outside.model.script = (_question, n) => (n <= 3 ? { kind: 'answer' } : { kind: 'stall' });
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(dialog.getByText('Analysing 3 of 7')).toBeVisible();
  await expectClean(page, 'bulk');
  await dialog.getByRole('button', { name: 'Cancel the rest' }).click();
  await expect(dialog.getByText('7 done')).toBeVisible();
  await expect(dialog.getByRole('link')).toHaveCount(3);
  await expect.poll(account).toEqual({ balance: 82, held: 0 });
});
