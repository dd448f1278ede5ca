import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { sampleUrl, startCrawl } from './crawls.ts';
import { database, makeOrg, visit } from './product.ts';

/** axe on every route, on a desk in the dark and on a phone by day: nothing serious or critical. */

const LOOKS = [
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;
type Look = (typeof LOOKS)[number];

const PUBLIC = [
  '/',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password?token=x',
  '/verify-email?token=x',
  '/invite/x',
];

/** Ids in the sample workspace that paths name. */
interface Places {
  id: string;
  lead: string;
  task: string;
  pipeline: string;
  deal: string;
}

const WORKSPACE: Record<string, (at: Places) => string> = {
  find: () => 'find',
  leads: () => 'leads',
  lead: ({ lead }) => `leads/${lead}`,
  crawls: () => 'crawls',
  'new crawl': () => 'crawls/new',
  crawl: ({ task }) => `crawls/${task}`,
  'entries of a list': ({ task }) => `crawls/${task}/entries`,
  members: () => 'members',
  settings: () => 'settings',
  'data providers': () => 'settings/providers',
  todos: () => 'todos',
  notices: () => 'notices',
  changes: () => 'changes',
  duplicates: () => 'duplicates',
  pipelines: () => 'pipelines',
  board: ({ pipeline }) => `pipelines/${pipeline}`,
  'board by owner': ({ pipeline }) => `pipelines/${pipeline}?lanes=owner`,
  deal: ({ pipeline, deal }) => `pipelines/${pipeline}?deal=${deal}`,
};

/** Runs in the page. What turns for as long as something goes on is not waited for. */
const SETTLE = `Promise.all(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished.catch(() => null)))`;

async function faultsOf(page: Page): Promise<string[]> {
  await page.locator('h1').first().waitFor();
  // Contrast is judged on settled colours, not in the middle of an entrance.
  await page.evaluate(SETTLE);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function wear(page: Page, context: BrowserContext, look: Look): Promise<void> {
  const choice = `localStorage.setItem('mantine-color-scheme-value', '${look.colorScheme}')`;
  await context.addInitScript(choice);
  await page.emulateMedia({ colorScheme: look.colorScheme });
  await page.setViewportSize(look.viewport);
}

for (const look of LOOKS) {
  const of = `${look.colorScheme}, ${look.viewport.width} wide`;

  test.describe(`public pages, ${of}`, () => {
    for (const path of PUBLIC) {
      test(path, async ({ page, context }) => {
        await wear(page, context, look);
        await page.goto(path);
        expect(await faultsOf(page)).toEqual([]);
      });
    }
  });

  test.describe(`the workspace, ${of}`, () => {
    let context: BrowserContext;
    let page: Page;
    let places: Places;

    test.beforeAll(async ({ browser }) => {
      const axel = await visit(browser, 'Axel');
      ({ context, page } = axel);
      await wear(page, context, look);
      await page.goto('/');
      await page.evaluate(`fetch('/api/sample', { method: 'POST' })`);
      places = await placesOf(axel.userId);
      await database()`
        insert into clash (id, org_id, subject_kind, subject_id, subject_label, field, kept_value,
          kept_by, kept_at, other_value, other_at)
        values (${newId()}, ${places.id}, 'lead', ${places.lead}, 'Dana', 'city', '"York"',
          ${axel.userId}, now(), '"Hull"', now())`;
    });
    test.afterAll(() => context.close());

    for (const [name, pathOf] of Object.entries(WORKSPACE)) {
      test(name, async () => {
        await page.goto(`/w/${places.id}/${pathOf(places)}`);
        expect(await faultsOf(page)).toEqual([]);
      });
    }

    test('welcome', async () => {
      await page.goto('/welcome');
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  test(`a crawl that runs, with its console, ${of}`, async ({ browser }) => {
    const axel = await visit(browser, 'Axel');
    const { page, context } = axel;
    await wear(page, context, look);
    const orgId = await makeOrg(axel, 'Console');
    await startCrawl(page, orgId, {
      kind: 'Listing',
      urls: [sampleUrl('directory')],
      name: 'Dentists',
      budget: 60,
      pause: 10,
    });
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
    expect(await faultsOf(page)).toEqual([]);
    await expect(page.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
    await context.close();
  });
}

async function placesOf(userId: string): Promise<Places> {
  const [places] = await database()<Places[]>`
    select m.org_id as id,
      (select id from lead where org_id = m.org_id and kind = 'person' limit 1) as lead,
      (select id from crawl_task where org_id = m.org_id limit 1) as task,
      (select id from pipeline where org_id = m.org_id limit 1) as pipeline,
      (select id from deal where org_id = m.org_id limit 1) as deal
    from member m where m.user_id = ${userId}`;
  if (!places) throw new Error('The sample workspace was not made');
  return places;
}
