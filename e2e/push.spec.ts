import { expect, type Page, test } from '@playwright/test';
import { loadSecrets } from '../platform/secrets.ts';
import { stage } from '../platform/testing/actors.ts';
import { type TestDevice, TestPushService } from '../platform/testing/push-service.ts';
import { newId } from '../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../schema/source/settings.ts';
import { click, deliver, fakePushManager, installed, noteOpened, shownBy } from './push-browser.ts';
import { addMember, database, dataDir, makeOrg, visit } from './product.ts';

/**
 * From a colleague's act to a notification on my device: the real server and worker, a push service
 * of our own that checks and decrypts what they send, and the real service worker, to which the
 * browser's debugging protocol hands the message. No browser here has a push service, so the page is
 * given a subscription that points at ours.
 */

let service: TestPushService;
test.beforeAll(async () => {
  const { vapidPublicKey } = loadSecrets(dataDir);
  service = await TestPushService.start(
    vapidPublicKey,
    Number(process.env['QUARRY_E2E_PUSH_PORT']),
  );
});
test.afterAll(() => service.stop());

/** Bob with a device that is told, and Ada who gives him a lead. */
async function scene(browser: Parameters<typeof visit>[0]) {
  const [ada, bob] = [await visit(browser, 'Ada'), await visit(browser, 'Bob')];
  const orgId = await makeOrg(ada, 'Nordbygg Sales');
  await addMember(orgId, bob, 'member');
  const device = service.addDevice();
  const { origin } = new URL(process.env['QUARRY_E2E_URL'] ?? '');
  await bob.context.grantPermissions(['notifications'], { origin });
  await bob.context.addInitScript(fakePushManager(device));
  const on = stage(database());
  const leadId = newId();
  const fields = { name: 'Nordbygg AB' };
  await on.act(ada, 'lead.create', orgId, { id: leadId, kind: 'company', fields });
  const assign = () =>
    on.act(ada, 'lead.assign', orgId, { leadIds: [leadId], ownerId: bob.userId });
  return { ada, bob, orgId, leadId, device, assign };
}

async function turnOn(page: Page, orgId: string): Promise<void> {
  await page.goto(`/w/${orgId}/settings`);
  await page.getByRole('button', { name: 'Turn on here' }).click();
  await expect(page.getByText('This device is told.')).toBeVisible();
  await expect(page.getByRole('switch', { name: /^Tell / })).toBeChecked();
}

async function received(device: TestDevice): Promise<string> {
  const find = () => service.received.find((push) => push.device === device.id)?.text ?? '';
  await expect.poll(find, { timeout: 30_000 }).not.toBe('');
  return find();
}

test('a lead that a colleague gives me is a notification on my device, and a click opens it', async ({
  browser,
}) => {
  const { ada, bob, orgId, leadId, device, assign } = await scene(browser);
  await turnOn(bob.page, orgId);
  const worker = await installed(bob);

  await assign();
  const message = await received(device);
  expect(service.faults).toEqual([]);
  await deliver(bob, message);
  const path = `/w/${orgId}/leads/${leadId}`;
  await expect
    .poll(() => shownBy(worker))
    .toEqual([
      {
        title: 'Ada assigned Nordbygg AB to you',
        body: 'Nordbygg Sales',
        tag: `lead:${leadId}`,
        path,
      },
    ]);
  await expect(bob.page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();

  // The same again, as after a crash of the sender: still one.
  await deliver(bob, message);
  expect(await shownBy(worker)).toHaveLength(1);

  // The open window goes there, with what it holds; and what is looked at is read.
  await bob.page.evaluate(`window.isTheSamePage = true`);
  await click(worker);
  await expect(bob.page).toHaveURL(new RegExp(`${path}$`));
  expect(await bob.page.evaluate('window.isTheSamePage')).toBe(true);
  await expect(bob.page.getByRole('heading', { name: 'Nordbygg AB' }).first()).toBeVisible();
  await expect(bob.page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
  await expect.poll(() => shownBy(worker)).toEqual([]);
  const unread = await database()`
    select from notice where user_id = ${bob.userId} and read_at is null`;
  expect(unread.length).toBe(0);
  for (const { context } of [ada, bob]) await context.close();
});

test('with no window open a click opens one; “mark as read” does so without any', async ({
  browser,
}) => {
  const { ada, bob, orgId, leadId, device, assign } = await scene(browser);
  await turnOn(bob.page, orgId);
  const worker = await installed(bob);
  await assign();
  const message = await received(device);
  await bob.page.goto('/dev/mail');
  await noteOpened(worker);
  await deliver(bob, message);
  await expect.poll(async () => (await shownBy(worker)).length).toBe(1);
  await click(worker);
  const opened = () => worker.evaluate('self.opened');
  await expect.poll(opened).toEqual([`/w/${orgId}/leads/${leadId}`]);
  // Closing takes a moment, and a repeat of what is still shown is not shown again.
  await expect.poll(() => shownBy(worker)).toEqual([]);

  await deliver(bob, message);
  await expect.poll(async () => (await shownBy(worker)).length).toBe(1);
  await click(worker, 'read');
  const unread = async () =>
    (await database()`select from notice where user_id = ${bob.userId} and read_at is null`).length;
  await expect.poll(unread).toBe(0);
  for (const { context } of [ada, bob]) await context.close();
});

test('signing out ends it: this device is told nothing more', async ({ browser }) => {
  const { ada, bob, orgId, device, assign } = await scene(browser);
  await turnOn(bob.page, orgId);
  await bob.page.getByRole('button', { name: 'Your account' }).click();
  await bob.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(bob.page).toHaveURL(/\/$/);
  expect(await bob.page.evaluate(`localStorage.getItem('test.subscribed')`)).toBeNull();
  const known = await database()`
    select from push_subscription where endpoint = ${device.endpoint}`;
  expect(known.length).toBe(0);
  await assign();
  const jobs = await database()`
    select from graphile_worker.jobs where key like ${`push:${bob.userId}:%`}`;
  expect(jobs.length).toBe(0);
  for (const { context } of [ada, bob]) await context.close();
});

test('what I look at is neither shown nor sent', async ({ browser }) => {
  const { ada, bob, orgId, leadId, device, assign } = await scene(browser);
  await turnOn(bob.page, orgId);
  await bob.page.goto(`/w/${orgId}/leads/${leadId}`);
  await expect(bob.page.getByRole('heading', { name: 'Nordbygg AB' }).first()).toBeVisible();
  await assign();
  const states = async () => [
    ...(await database()`
      select read_at is not null as is_read from notice where user_id = ${bob.userId}`),
  ];
  await expect.poll(states).toEqual([{ is_read: true }]);
  // The job has run and found it read.
  const jobs = async () =>
    (
      await database()`
      select from graphile_worker.jobs where key like ${`push:${bob.userId}:%`}`
    ).length;
  await expect.poll(jobs, { timeout: 20_000 }).toBe(0);
  expect(service.received.filter((push) => push.device === device.id)).toEqual([]);
  for (const { context } of [ada, bob]) await context.close();
});

test('a note that names me is on my list; the colleague is picked while typing @', async ({
  browser,
}) => {
  const { ada, bob, orgId, leadId } = await scene(browser);
  await ada.page.goto(`/w/${orgId}/leads/${leadId}`);
  const note = ada.page.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('Can you call them, @bo');
  await expect(ada.page.getByRole('option', { name: /^Bob/ })).toBeVisible();
  await note.press('Enter');
  await expect(note).toHaveValue('Can you call them, @Bob ');
  await note.press('Control+Enter');
  await expect(ada.page.getByText('@Bob', { exact: true })).toBeVisible();

  await bob.page.goto(`/w/${orgId}/leads`);
  await bob.page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  const dialog = bob.page.getByRole('dialog', { name: 'Notifications' });
  await expect(dialog.getByText('Can you call them, @Bob')).toBeVisible();
  await dialog.getByRole('link', { name: /Ada mentioned you on Nordbygg AB/ }).click();
  await expect(bob.page).toHaveURL(new RegExp(`/leads/${leadId}$`));
  await expect(bob.page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
  for (const { context } of [ada, bob]) await context.close();
});

test('the installed app opens offline from every route, also by share, file and shortcut', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const orgId = await makeOrg(ada, 'Away');
  await ada.page.goto(`/w/${orgId}/leads`);
  await installed(ada);
  await expect(ada.page.getByRole('button', { name: 'Notifications' })).toBeVisible();
  await ada.context.setOffline(true);
  const routes = ['leads', 'crawls', 'crawls/new', 'members', 'settings', 'notices', 'changes'];
  const headings = [];
  for (const route of routes) {
    await ada.page.goto(`/w/${orgId}/${route}`);
    headings.push(await ada.page.locator('h1').first().innerText());
  }
  expect(headings).toEqual([
    'Leads',
    'Crawls',
    'New crawl',
    'Members',
    'Settings',
    'Notifications',
    'Changes',
  ]);
  await ada.page.goto('/start?title=Acme&text=See%20https%3A%2F%2Facme.example%2Fteam');
  await expect(ada.page.getByRole('textbox', { name: 'Addresses, one a line' })).toHaveValue(
    'https://acme.example/team',
  );
  await ada.page.goto('/start?to=file');
  await expect(ada.page).toHaveURL(/\/crawls\/new$/);
  await expect(ada.page.getByText('CSV file').first()).toBeVisible();
  await ada.page.goto('/start?to=changes');
  await expect(ada.page).toHaveURL(/\/changes$/);
  await ada.context.close();
});

/** Runs in the page: the browser offers to install the app. */
const OFFER_INSTALL = `{
  const offer = new Event('beforeinstallprompt', { cancelable: true });
  offer.prompt = async () => ({ outcome: 'dismissed' });
  window.dispatchEvent(offer);
}`;
const COUNT_ASKS = `
  window.asks = 0;
  if (window.Notification) Notification.requestPermission = async () => (window.asks++, 'default');`;

test('nothing is asked before Quarry was of use, and “not now” is remembered', async ({
  browser,
}) => {
  const ada = await visit(browser, 'Ada');
  const { page } = ada;
  const orgId = await makeOrg(ada, 'Early days');
  const on = stage(database());
  await ada.context.addInitScript(COUNT_ASKS);
  await page.goto(`/w/${orgId}/leads`);
  await expect(page.getByRole('button', { name: 'Notifications' })).toBeVisible();
  await page.evaluate(OFFER_INSTALL);
  const install = page.getByRole('complementary', { name: 'Put Quarry on this device' });
  const push = page.getByRole('complementary', { name: /^Shall we tell you/ });
  await expect(install).toHaveCount(0);

  const fields = { name: 'Nordbygg AB' };
  await on.act(ada, 'lead.create', orgId, { id: newId(), kind: 'company', fields });
  await expect(install).toBeVisible();
  await install.getByRole('button', { name: 'Not now' }).click();
  await expect(install).toHaveCount(0);

  const finish = async (seconds: number) => {
    const id = newId();
    await on.act(ada, 'crawl.create', orgId, {
      id,
      name: `Crawl of ${seconds} s`,
      sourceKind: 'urls',
      source: { urls: ['example.com'] },
      settings: DEFAULT_CRAWL_SETTINGS,
      budgetCredits: 5,
      start: false,
    });
    await database()`
      update crawl_task
      set state = 'completed', started_at = now() - ${`${seconds} s`}::interval, finished_at = now()
      where id = ${id}`;
  };
  await finish(10);
  await expect(page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();
  await expect(push).toHaveCount(0);
  await finish(40);
  await expect(push).toBeVisible();
  await push.getByRole('button', { name: 'Not now' }).click();
  await expect(push).toHaveCount(0);

  expect(await page.evaluate('window.asks')).toBe(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Notifications, 2 unread' })).toBeVisible();
  await page.evaluate(OFFER_INSTALL);
  await expect(push.or(install)).toHaveCount(0);
  expect(await page.evaluate('window.asks')).toBe(0);
  await ada.context.close();
});

/** Runs in the page: the system opens the installed app with a file. */
const LAUNCH_WITH_FILE = `
  const file = new File(['url\\nhttps://a.example/\\n'], 'sites.csv', { type: 'text/csv' });
  const launch = { files: [{ getFile: async () => file }] };
  const value = { setConsumer: (consumer) => consumer(launch) };
  Object.defineProperty(globalThis, 'launchQueue', { value });`;

test('a CSV that the system opens with the app lands on the crawl form', async ({ browser }) => {
  const ada = await visit(browser, 'Ada');
  await makeOrg(ada, 'Files');
  await ada.context.addInitScript(LAUNCH_WITH_FILE);
  await ada.page.goto('/start?to=file');
  await expect(ada.page.getByText('sites.csv')).toBeVisible();
  await expect(ada.page.getByText('1 address')).toBeVisible();
  await ada.context.close();
});

test('the manifest is one that a browser installs', async ({ page, request }) => {
  await page.goto('/');
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '{}') as {
    icons: { src: string }[];
    screenshots: { src: string; sizes: string }[];
    shortcuts: { url: string }[];
  };
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    const answer = await request.get(src);
    expect([src, answer.status(), answer.headers()['content-type']?.split('/')[0]]).toEqual([
      src,
      200,
      'image',
    ]);
  }
});
