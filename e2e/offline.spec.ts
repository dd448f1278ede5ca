import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { startProduct } from '../bench/chaos/product.ts';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { signIn } from '../platform/testing/signed-in.ts';
import { newId } from '../schema/id.ts';
import { seen } from '../schema/merge/merge.ts';
import { startGate } from './gate.ts';
import { buildNext } from './next-build.ts';

/**
 * A day without a network: edits, reloads, killed tabs; meanwhile colleagues work, the product is
 * stopped and started as another build, and Zero's state of this client is purged.
 */

const LEADS = 25;
const MOVES = 10;
const WAITING = 2 * LEADS + MOVES + 5;
const ENV = { NODE_ENV: 'test', QUARRY_AUTH_RATE_LIMIT: 'off', QUARRY_DEMO: 'off' };
const nameOf = (n: number) => `Lead ${String(n).padStart(2, '0')}`;
const emailOf = (n: number) => `ann${n}@offline.example`;
const phoneOf = (n: number) => `+44 113 496 0${String(100 + n)}`;

test.setTimeout(300_000);

test('whatever was done offline arrives once; what clashed or was refused is shown', async ({
  browser,
}) => {
  const next = buildNext();
  const productPort = await pickFreePort();
  const gate = await startGate(productPort);
  const env = { ...ENV, QUARRY_PUBLIC_URL: gate.url };
  let product = await startProduct(env, { port: productPort });
  const sql = connectAsOwner(product.databaseUrl, { name: 'e2e', max: 3 });
  const { sessionSecret } = loadSecrets(product.dataDir);
  const ann = await signIn(sql, { name: 'Ann', sessionSecret, publicUrl: gate.url });
  const on = stage(sql);
  const orgId = newId();
  await on.act(ann, 'org.create', orgId, { name: 'Offline', memberId: newId() });
  const bob = await on.join(orgId, 'member');
  const ids = Array.from({ length: LEADS }, () => newId());
  for (const [n, id] of ids.entries()) {
    await on.act(ann, 'lead.create', orgId, { id, kind: 'person', fields: { name: nameOf(n) } });
    // One by one, so that the newest is first in the table and the order never changes.
    await sql`update lead set created_at = now() - ${n} * interval '1 minute' where id = ${id}`;
  }
  const [pipeline] = await sql<{ id: string; stages: string[] }[]>`
    select p.id, array_agg(s.id order by s.position) as stages
    from pipeline p join stage s on s.pipeline_id = p.id where p.org_id = ${orgId} group by p.id`;
  const { id: pipelineId = '', stages: [toContact = '', contacted = ''] = [] } = pipeline ?? {};
  const dealIds = Array.from({ length: MOVES }, () => newId());
  await on.act(ann, 'deal.add', orgId, {
    pipelineId,
    stageId: toContact,
    deals: dealIds.map((id, n) => ({ id, leadId: ids[10 + n]!, position: `M${n}000` })),
  });
  const context = await browser.newContext({
    baseURL: gate.url,
    viewport: { width: 1600, height: 1300 },
  });
  const [cookieName = '', value = ''] = ann.cookie.split('=');
  await context.addCookies([{ name: cookieName, value, url: gate.url }]);

  let page = await context.newPage();
  await openTable(page, orgId);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  // The board comes first: what was used is loaded with each page from then on, and so is on disk.
  const board = `/w/${orgId}/pipelines/${pipelineId}`;
  await page.goto(board);
  await expect(page.locator('[data-deal]').first()).toBeVisible();
  for (const n of [20, 21, 22, 23, 24]) await openLead(page, orgId, ids[n]!, nameOf(n));
  await untilStored(page, dealIds);

  await test.step('the network is cut; edits go on over reloads and killed tabs', async () => {
    await context.setOffline(true);
    gate.passes = 'none';
    await openTable(page, orgId);
    await fillColumn(page, 'email', 0, 12, emailOf);
    await page.reload();
    await expect(cell(page, 11, 'email')).toHaveText(emailOf(11));
    await fillColumn(page, 'email', 12, 20, emailOf);
    for (let n = 20; n < LEADS; n++) {
      await fillColumn(page, 'email', n, n + 1, emailOf);
      await crash(context, page);
      page = await context.newPage();
      await openTable(page, orgId);
      await expect(cell(page, n, 'email')).toHaveText(emailOf(n));
    }
    await fillColumn(page, 'phone', 0, LEADS, phoneOf);
    await page.close();

    page = await context.newPage();
    for (const n of [20, 21, 22, 23, 24]) {
      await openLead(page, orgId, ids[n]!, nameOf(n));
      await page.getByPlaceholder('Write a note…').fill(`Note on ${nameOf(n)}`);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(`Note on ${nameOf(n)}`)).toBeVisible();
    }
    await page.goto(board);
    for (const dealId of dealIds) {
      await page.locator(`[data-deal="${dealId}"]`).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
    }
    const counted = page.getByRole('link', { name: `${WAITING} changes wait` });
    await expect(counted).toBeVisible();
  });

  await test.step('meanwhile a colleague edits one of the fields and deletes one of the leads', async () => {
    const op = on.envelopeOf<'lead.edit'>(orgId, {
      leadId: ids[3]!,
      changes: { email: 'bob@online.example' },
    });
    op.op.base = seen(ids[3]!, { email: null });
    await on.act(bob, 'lead.edit', orgId, op.input as never);
    await on.act(bob, 'lead.delete', orgId, { leadIds: [ids[7]!] });
  });

  await test.step('Zero forgets this client, and the product comes back as another build', async () => {
    await purgeClientState(sql);
    await sql.end({ timeout: 1 });
    await product.stop({ keepsData: true });
    const { dataDir } = product;
    product = await startProduct(env, { root: next.root, dataDir, port: productPort });
  });

  const after = connectAsOwner(product.databaseUrl, { name: 'e2e', max: 3 });
  await test.step('the device gets the new build before its changes can be sent', async () => {
    await page.close();
    page = await context.newPage();
    await page.goto(`/w/${orgId}/changes`);
    await expect(page.getByText('Waiting to be sent')).toBeVisible();
    gate.passes = 'no acts';
    await context.setOffline(false);
    await takeNextBuild(page);
    await expect(page.locator('html[data-build=next]')).toBeAttached();
    await expect(page.getByText(`${WAITING} changes of yours wait safely`)).toBeVisible();
    expect(await countOperations(after, ann.userId)).toBe(0);
  });

  await test.step('back online, each change is applied exactly once', async () => {
    gate.passes = 'all';
    await page.goto(`/w/${orgId}/changes`);
    await expect(page.getByText('Waiting to be sent')).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(() => countOperations(after, ann.userId), { timeout: 60_000 }).toBe(WAITING);

    const rows = await after`select id, email, phone from lead where org_id = ${orgId}`;
    const byId = new Map(rows.map((row) => [String(row['id']), row]));
    for (const [n, id] of ids.entries()) {
      if (n === 7) continue;
      const wanted = { email: n === 3 ? 'bob@online.example' : emailOf(n), phone: phoneOf(n) };
      expect({ n, ...byId.get(id) }).toMatchObject({ n, ...wanted });
    }
    expect(byId.get(ids[7]!)).toMatchObject({ email: null, phone: null });
    const notes = await after`
      select body, count(*)::int as times from activity
      where org_id = ${orgId} and kind = 'note' group by body order by body`;
    expect(notes.map((row) => [row['body'], row['times']])).toEqual(
      [20, 21, 22, 23, 24].map((n) => [`Note on ${nameOf(n)}`, 1]),
    );
    const edits = await after`
      select lead_id, field, count(*)::int as times from activity
      where org_id = ${orgId} and kind = 'edit' and actor_id = ${ann.userId}
        and (field <> 'stage' or old_value is not null)
      group by lead_id, field`;
    expect(edits.filter((row) => row['times'] !== 1)).toEqual([]);
    expect(edits.length).toBe(2 * LEADS - 3 + MOVES);
    const moved = await after`select id from deal where stage_id = ${contacted}`;
    expect(new Set(moved.map((row) => row['id']))).toEqual(new Set(dealIds));
  });

  await test.step('the clash and the refusals are shown, with what they hold', async () => {
    await expect(page.getByText(`E-mail of ${nameOf(3)}`)).toBeVisible();
    await expect(page.getByText(emailOf(3))).toBeVisible();
    await expect(page.getByText(/“Lead 07” was deleted/)).toHaveCount(2);
    await page.getByRole('button', { name: 'Use this one' }).click();
    await expect(page.getByText(`E-mail of ${nameOf(3)}`)).toHaveCount(0);
    await expect
      .poll(async () => (await after`select email from lead where id = ${ids[3]!}`)[0]?.['email'])
      .toBe(emailOf(3));
    const drop = page.getByRole('button', { name: 'Drop' });
    await drop.first().click();
    await drop.first().click();
    await expect(page.getByText('Everything is saved')).toBeVisible();
  });
  await after.end({ timeout: 1 });
  await context.close();
  await product.stop();
  await gate.close();
  next.remove();
});

async function openTable(page: Page, orgId: string): Promise<void> {
  await page.goto(`/w/${orgId}/leads`);
  await expect(cell(page, LEADS - 1, 'name')).toBeVisible();
}

async function openLead(page: Page, orgId: string, id: string, name: string): Promise<void> {
  await page.goto(`/w/${orgId}/leads/${id}`);
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
}

/** Zero writes what it was sent to the disk when the page is idle, up to 1.5 s later. */
async function untilStored(page: Page, ids: readonly string[]): Promise<void> {
  await expect.poll(() => page.evaluate(IS_STORED(ids))).toBe(true);
}

/** Runs in the page: whether one of the databases of rows holds all of these. */
const IS_STORED = (ids: readonly string[]) => `(async () => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('rep:')) continue;
    const rows = await answer(indexedDB.open(name));
    const chunks = await answer(rows.transaction('chunks').objectStore('chunks').getAll());
    rows.close();
    const text = JSON.stringify(chunks);
    if (${JSON.stringify(ids)}.every((id) => text.includes(id))) return true;
  }
  return false;
})()`;

const cell = (page: Page, row: number, column: string) =>
  page.locator(`[role=row][aria-rowindex="${row + 2}"] [data-column="${column}"]`);

/** Types one value after the other down a column, by the keyboard alone. */
async function fillColumn(
  page: Page,
  column: string,
  from: number,
  to: number,
  valueOf: (n: number) => string,
): Promise<void> {
  await cell(page, from, column).click();
  for (let n = from; n < to; n++) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(valueOf(n));
    await page.keyboard.press('Enter');
  }
}

/** The tab's process dies at once: nothing of it gets to say goodbye. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** What the update prompt does when a person agrees. */
const TAKE_OVER = `(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  await new Promise((resolve) => {
    const look = () => (registration.waiting ? resolve() : setTimeout(look, 50));
    look();
  });
  const changed = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  registration.waiting.postMessage('take-over');
  await changed;
})()`;

async function takeNextBuild(page: Page): Promise<void> {
  await page.evaluate(TAKE_OVER);
  await page.reload();
}

/** What zero-cache does to a client that was away for days. */
async function purgeClientState(sql: Sql): Promise<void> {
  const [row] = await sql<{ schema: string }[]>`
    select table_schema as schema from information_schema.tables
    where table_name = 'instances' and table_schema like '%cvr%'`;
  if (!row) throw new Error('zero-cache keeps its clients elsewhere');
  await sql`truncate ${sql(row.schema)}.instances cascade`;
}

async function countOperations(sql: Sql, userId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from operation
    where user_id = ${userId} and verb in ('lead.edit', 'lead.note', 'deal.move')`;
  return row?.n ?? 0;
}
