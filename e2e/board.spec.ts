import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test,
} from '@playwright/test';
import { stage } from '../platform/testing/actors.ts';
import { newId } from '../schema/id.ts';
import { keysBetween } from '../schema/pipeline/order-key.ts';
import type { Role } from '../schema/policy.ts';
import { addMember, database, makeOrg, visit, type Visitor } from './product.ts';

/** The board with one, two and many hands on it. */

interface Board {
  ann: Visitor;
  orgId: string;
  path: string;
  /** Ids by name. */
  deals: Record<string, string>;
}

/** A board of its own with these leads in “To contact”, open before Ann. */
async function aBoard(
  browser: Browser,
  names: readonly string[],
  options: BrowserContextOptions = {},
): Promise<Board> {
  const ann = await visit(browser, 'Ann', options);
  const orgId = await makeOrg(ann, 'Board');
  const [first] = await database()<{ id: string; pipelineId: string }[]>`
    select id, pipeline_id as "pipelineId" from stage where org_id = ${orgId}
    order by position limit 1`;
  if (!first) throw new Error('A new workspace has a pipeline');
  const leads = names.map((name) => ({ id: newId(), name }));
  await database()`
    insert into lead (id, org_id, kind, name)
    select id, ${orgId}, 'person', name
    from json_to_recordset(${JSON.stringify(leads)}::text::json) as row (id text, name text)`;
  const positions = keysBetween(null, null, leads.length);
  const deals = leads.map((lead, n) => ({ id: newId(), leadId: lead.id, position: positions[n]! }));
  for (let start = 0; start < deals.length; start += 1000) {
    await stage(database()).act(ann, 'deal.add', orgId, {
      pipelineId: first.pipelineId,
      stageId: first.id,
      deals: deals.slice(start, start + 1000),
    });
  }
  const path = `/w/${orgId}/pipelines/${first.pipelineId}`;
  await openBoard(ann.page, path);
  const ids = Object.fromEntries(leads.map(({ name }, n) => [name, deals[n]!.id]));
  return { ann, orgId, path, deals: ids };
}

async function openBoard(page: Page, path: string) {
  await page.goto(path);
  await page.locator('[data-deal]').first().waitFor();
}

async function joined(browser: Browser, board: Board, name: string, role: Role): Promise<Visitor> {
  const visitor = await visit(browser, name);
  await addMember(board.orgId, visitor, role);
  await openBoard(visitor.page, board.path);
  return visitor;
}

const column = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^${name},`) });
const cards = (page: Page, name: string) => column(page, name).locator('[data-deal]');
const card = (page: Page, name: string) => page.locator('[data-deal]', { hasText: name });
const names = async (page: Page, stageName: string) =>
  (await cards(page, stageName).allInnerTexts()).map((text) => text.split('\n')[0]);
const said = (page: Page) => page.locator('[data-announcer]');

async function stagesOf({ orgId }: Board): Promise<Record<string, string>> {
  const rows = await database()<{ lead: string; stage: string }[]>`
    select l.name as lead, s.name as stage from deal d
    join lead l on l.id = d.lead_id join stage s on s.id = d.stage_id
    where d.org_id = ${orgId} order by l.name`;
  return Object.fromEntries(rows.map(({ lead, stage }) => [lead, stage]));
}

test('a card that one person drags moves before the other’s eyes, and figures follow', async ({
  browser,
}) => {
  const board = await aBoard(browser, ['Ida', 'Jon']);
  const { ann } = board;
  const bob = await joined(browser, board, 'Bob', 'member');
  await card(ann.page, 'Ida').dragTo(column(ann.page, 'Contacted'));
  await expect(cards(ann.page, 'Contacted')).toHaveText([/Ida/]);
  await expect(cards(bob.page, 'Contacted')).toHaveText([/Ida/]);
  await expect(cards(bob.page, 'To contact')).toHaveText([/Jon/]);
  await expect.poll(() => stagesOf(board)).toEqual({ Ida: 'Contacted', Jon: 'To contact' });
  await ann.context.close();
  await bob.context.close();
});

test('a selection is dragged together, and one ⌘Z puts all of it back to its places', async ({
  browser,
}) => {
  const board = await aBoard(browser, ['Ida', 'Jon', 'Kim', 'Lea']);
  const { page, context } = board.ann;
  await card(page, 'Ida').click({ modifiers: ['ControlOrMeta'] });
  await card(page, 'Kim').click({ modifiers: ['ControlOrMeta'] });
  await card(page, 'Kim').dragTo(column(page, 'Won'));
  await expect.poll(() => names(page, 'Won')).toEqual(['Ida', 'Kim']);
  await expect.poll(() => names(page, 'To contact')).toEqual(['Jon', 'Lea']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => names(page, 'To contact')).toEqual(['Ida', 'Jon', 'Kim', 'Lea']);
  await expect
    .poll(async () => new Set(Object.values(await stagesOf(board))))
    .toEqual(new Set(['To contact']));
  await context.close();
});

test('a card moves by keyboard, a screen reader hears where, and the focus stays with it', async ({
  browser,
}) => {
  const board = await aBoard(browser, ['Ida', 'Jon', 'Kim']);
  const { page, context } = board.ann;
  await card(page, 'Jon').focus();
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText('Lifted Jon. To contact, place 2 of 3.');
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toHaveText('To contact, place 3 of 3.');
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveText('Put back.');
  expect(await names(page, 'To contact')).toEqual(['Ida', 'Jon', 'Kim']);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText('Contacted, place 1 of 1.');
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText('Dropped: Contacted, place 1 of 1.');
  await expect(cards(page, 'Contacted')).toHaveText([/Jon/]);
  await expect(cards(page, 'Contacted')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(card(page, 'Ida')).toBeFocused();
  await expect.poll(() => stagesOf(board)).toMatchObject({ Jon: 'Contacted' });
  await context.close();
});

test('a value that one person enters shows at the other’s, whose own half-typed title stays', async ({
  browser,
}) => {
  const board = await aBoard(browser, ['Ida']);
  const { ann } = board;
  const bob = await joined(browser, board, 'Bob', 'member');
  await card(bob.page, 'Ida').click();
  const title = bob.page.getByLabel('Title');
  await title.pressSequentially('Roof of the sch');
  await card(ann.page, 'Ida').click();
  await ann.page.getByLabel('Value', { exact: true }).fill('12,400');
  await ann.page.getByLabel('Title').fill('School roof');
  await ann.page.getByLabel('Title').press('Enter');
  await expect(bob.page.getByLabel('Value', { exact: true })).toHaveValue('12400');
  await expect(bob.page.getByRole('dialog', { name: 'School roof' })).toBeVisible();
  await expect(title).toBeFocused();
  await title.pressSequentially('ool');
  await expect(title).toHaveValue('Roof of the school');
  await expect
    .poll(
      async () =>
        (
          await database()`select value_minor::int as value, title from deal where org_id = ${board.orgId}`
        )[0],
    )
    .toEqual({ value: 1_240_000, title: 'School roof' });
  await ann.context.close();
  await bob.context.close();
});

test('a viewer sees the board and can move nothing', async ({ browser }) => {
  const board = await aBoard(browser, ['Ida']);
  const eve = await joined(browser, board, 'Eve', 'viewer');
  await expect(card(eve.page, 'Ida')).toBeVisible();
  await expect(card(eve.page, 'Ida')).not.toHaveAttribute('draggable', 'true');
  await card(eve.page, 'Ida').dragTo(column(eve.page, 'Contacted'));
  await card(eve.page, 'Ida').focus();
  for (const key of ['Space', 'ArrowRight', 'Space', 'x', 'm']) await eve.page.keyboard.press(key);
  await expect(eve.page.getByRole('toolbar', { name: 'Acts on the selected cards' })).toHaveCount(
    0,
  );
  await card(eve.page, 'Ida').click();
  await expect(eve.page.getByLabel('Value', { exact: true })).toBeDisabled();
  expect(await stagesOf(board)).toEqual({ Ida: 'To contact' });
  await board.ann.context.close();
  await eve.context.close();
});

test('a full stage says why it takes no more, and the card goes back', async ({ browser }) => {
  const board = await aBoard(browser, ['Ida', 'Jon']);
  const { page, context } = board.ann;
  await page.getByRole('button', { name: 'Edit the stage Contacted' }).click();
  await page.getByLabel('Most cards in Contacted').fill('1');
  await page.getByLabel('Most cards in Contacted').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await card(page, 'Ida').dragTo(column(page, 'Contacted'));
  await expect(cards(page, 'Contacted')).toHaveText([/Ida/]);
  await card(page, 'Jon').dragTo(column(page, 'Contacted'));
  await expect(page.getByText('“Contacted” takes 1 deals and holds 1.')).toBeVisible();
  await expect(cards(page, 'To contact')).toHaveText([/Jon/]);
  await context.close();
});

test('leads go from the table onto the board, and a stage changes on the lead’s page', async ({
  browser,
}) => {
  const board = await aBoard(browser, ['Ida']);
  const { page, context } = board.ann;
  const lead = { id: newId(), kind: 'person' as const, fields: { name: 'Nils' } };
  await stage(database()).act(board.ann, 'lead.create', board.orgId, lead);
  await page.goto(`/w/${board.orgId}/leads`);
  await page.locator(`[data-lead="${lead.id}"]`).waitFor();
  await page.getByRole('checkbox', { name: 'Select Nils' }).click();
  await page.keyboard.press('p');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Lead saved to Sales')).toBeVisible();
  await page.goto(`/w/${board.orgId}/leads/${lead.id}`);
  await page.getByLabel('Stage on Sales').selectOption('Won');
  await page.getByRole('link', { name: 'Sales' }).click();
  await expect(page.getByRole('dialog', { name: 'Nils' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cards(page, 'Won')).toHaveText([/Nils/]);
  await context.close();
});

test('two thousand cards are drawn a screenful at a time', async ({ browser }) => {
  const many = Array.from({ length: 2000 }, (_, n) => `Lead ${String(n).padStart(4, '0')}`);
  const board = await aBoard(browser, many);
  const { page, context } = board.ann;
  await expect(page.getByText('2,000 open')).toBeVisible();
  expect(await page.locator('[data-deal]').count()).toBeLessThan(60);
  await card(page, 'Lead 0000').focus();
  await page.keyboard.press('Space');
  for (const key of ['ArrowRight', 'Space']) await page.keyboard.press(key);
  await expect(cards(page, 'Contacted')).toHaveText([/Lead 0000/]);
  await column(page, 'To contact').evaluate((list) => {
    list.scrollTop = list.scrollHeight;
  });
  await expect(card(page, 'Lead 1999')).toBeVisible();
  await context.close();
});

/** A finger on the glass: what the page gets are real touches, and the browser scrolls by them. */
async function finger(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  return {
    down: (at: { x: number; y: number }) => touch('touchStart', at),
    up: () => touch('touchEnd'),
    /** In small steps, as a finger goes. */
    async slide(from: { x: number; y: number }, to: { x: number; y: number }) {
      const steps = 8;
      for (let n = 1; n <= steps; n++) {
        const part = n / steps;
        await touch('touchMove', {
          x: from.x + (to.x - from.x) * part,
          y: from.y + (to.y - from.y) * part,
        });
      }
    },
  };
}

const middleOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('on a phone one column shows at a time; a finger scrolls it, opens a card, and carries one on', async ({
  browser,
}) => {
  const many = Array.from({ length: 14 }, (_, n) => `Lead ${String(n).padStart(2, '0')}`);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const board = await aBoard(browser, many, phone);
  const { page, context } = board.ann;
  const stages = page.getByRole('navigation', { name: 'Stages' });
  await expect(column(page, 'Contacted')).not.toBeInViewport({ ratio: 0.5 });
  await stages.getByRole('button', { name: /^Contacted/ }).tap();
  await expect(column(page, 'Contacted')).toBeInViewport({ ratio: 0.9 });
  await stages.getByRole('button', { name: /^To contact/ }).tap();
  await expect(column(page, 'To contact')).toBeInViewport({ ratio: 0.9 });

  const hand = await finger(page);
  const scrolled = () => column(page, 'To contact').evaluate((list) => list.scrollTop);
  const low = await middleOf(card(page, 'Lead 04'));
  await hand.down(low);
  await hand.slide(low, { x: low.x, y: low.y - 200 });
  await hand.up();
  await expect.poll(scrolled).toBeGreaterThan(100);
  await card(page, 'Lead 05').tap();
  await page.getByRole('dialog').getByLabel('Stage').selectOption('Won');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
  await expect(page.getByRole('dialog')).toBeHidden();

  const held = card(page, 'Lead 06');
  await held.scrollIntoViewIfNeeded();
  const start = await middleOf(held);
  await hand.down(start);
  await expect(held).toHaveAttribute('data-moving', 'true');
  const edge = { x: 386, y: start.y };
  await hand.slide(start, edge);
  await expect(column(page, 'To contact')).not.toBeInViewport({ ratio: 0.3 });
  // As long as the finger is at the edge the board goes on, so it may have come further.
  const goal = { x: 195, y: start.y };
  await hand.slide(edge, goal);
  const under = await page.evaluate(
    ({ x, y }) =>
      document.elementFromPoint(x, y)?.closest('[data-stage]')?.getAttribute('aria-label') ?? '',
    goal,
  );
  const reached = under.split(',')[0] ?? '';
  expect(['Contacted', 'In conversation', 'Won', 'Lost']).toContain(reached);
  await hand.up();
  await expect(column(page, reached).locator('[data-deal]', { hasText: 'Lead 06' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(() => stagesOf(board))
    .toEqual({
      ...Object.fromEntries(many.map((name) => [name, 'To contact'])),
      'Lead 05': 'Won',
      'Lead 06': reached,
    });
  await context.close();
});
