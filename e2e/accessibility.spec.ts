import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { newId } from '../schema/id.ts';
import { database, visit } from './product.ts';

/** axe on every route, dark and light: nothing serious or critical. */

const PUBLIC = [
  '/',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password?token=x',
  '/invite/x',
];
/** Runs in the page. */
const SETTLE =
  'Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)))';
const SCHEMES = ['dark', 'light'] as const;

const choose = (scheme: string) =>
  `localStorage.setItem('mantine-color-scheme-value', '${scheme}')`;

async function judge(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  // Contrast is judged on settled colours, not in the middle of an entrance.
  await page.evaluate(SETTLE);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${path}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
}

for (const colorScheme of SCHEMES) {
  test(`public pages have no serious fault, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.addInitScript(choose(colorScheme));
    const faults = [];
    for (const path of PUBLIC) faults.push(...(await judge(page, path)));
    expect(faults).toEqual([]);
    await context.close();
  });

  test(`the workspace has no serious fault, ${colorScheme}`, async ({ browser }) => {
    const { page, context, userId } = await visit(browser, 'Axel');
    await context.addInitScript(choose(colorScheme));
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await page.evaluate(`fetch('/api/sample', { method: 'POST' })`);
    const [org] = await database()<Record<'id' | 'lead' | 'task' | 'pipeline' | 'deal', string>[]>`
      select m.org_id as id, (select id from lead where org_id = m.org_id and kind = 'person' limit 1) as lead,
        (select id from crawl_task where org_id = m.org_id limit 1) as task,
        (select id from pipeline where org_id = m.org_id limit 1) as pipeline,
        (select id from deal where org_id = m.org_id limit 1) as deal
      from member m where m.user_id = ${userId}`;
    if (!org) throw new Error('The sample workspace was not made');
    await database()`
      insert into clash (id, org_id, subject_kind, subject_id, subject_label, field, kept_value,
        kept_by, kept_at, other_value, other_at)
      values (${newId()}, ${org.id}, 'lead', ${org.lead}, 'Dana', 'city', '"York"', ${userId}, now(),
        '"Hull"', now())`;
    const paths = [
      'leads',
      `leads/${org.lead}`,
      'crawls',
      'crawls/new',
      `crawls/${org.task}`,
      'members',
      'settings',
      'notices',
      'changes',
      'pipelines',
      `pipelines/${org.pipeline}`,
      `pipelines/${org.pipeline}?lanes=owner`,
      `pipelines/${org.pipeline}?deal=${org.deal}`,
    ];
    const faults = [];
    for (const path of paths) faults.push(...(await judge(page, `/w/${org.id}/${path}`)));
    faults.push(...(await judge(page, '/welcome')));
    expect(faults).toEqual([]);
    await context.close();
  });
}
