import { type Browser, expect, type Page, test } from '@playwright/test';
import { stage } from '../platform/testing/actors.ts';
import { newId } from '../schema/id.ts';
import { expectClean } from './axe.ts';
import { database, makeOrg, visit, type Visitor } from './product.ts';

/** Ideal customers, and what they make of leads. */

interface Ground {
  ann: Visitor;
  orgId: string;
  /** Ids by name. */
  leads: Record<string, string>;
}

const LEADS = [
  {
    name: 'Ada Reeve',
    title: 'Owner',
    city: 'Leeds',
    industry: 'Dental practice',
    company: 'Reeve Dental',
  },
  {
    name: 'Bo Lind',
    title: 'Receptionist',
    city: 'Hull',
    industry: 'Zahnarztpraxis',
    company: 'Lind Zahn',
  },
  {
    name: 'Cy Marsh',
    title: 'Owner',
    city: 'Leeds',
    industry: 'Plumber',
    company: 'Marsh Heating',
  },
];

async function ground(browser: Browser): Promise<Ground> {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Scores');
  const leads: Record<string, string> = {};
  for (const { name, title, city, industry, company } of LEADS) {
    const [id, companyId] = [newId(), newId()];
    leads[name] = id;
    await database()`
      insert into company (id, org_id, name, industry) values (${companyId}, ${orgId}, ${company}, ${industry})`;
    await database()`
      insert into lead (id, org_id, company_id, kind, name, title, company_name, city, country, email)
      values (${id}, ${orgId}, ${companyId}, 'person', ${name}, ${title}, ${company}, ${city}, 'GB',
        ${`${id}@example.com`})`;
  }
  return { ann, orgId, leads };
}

async function type(page: Page, label: string, words: string[]) {
  const field = page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('combobox', { name: label }));
  for (const word of words) {
    await field.first().fill(word);
    await field.first().press('Enter');
  }
}

const scoreOf = async (leadId: string) => {
  const [row] = await database()<
    { score: number | null }[]
  >`select score from lead where id = ${leadId}`;
  return row?.score ?? null;
};

test('an ideal customer is tried on leads while it is written, weighed, and then scores them all', async ({
  browser,
}) => {
  const { ann, orgId, leads } = await ground(browser);
  const { page } = ann;
  await page.goto(`/w/${orgId}/icps`);
  await page.getByRole('link', { name: 'New ideal customer' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Dentists in Leeds');
  await type(page, 'Industries', ['dentist']);
  await type(page, 'Places', ['Leeds, UK']);
  await type(page, 'Roles', ['owner']);
  const preview = page.getByRole('region', { name: 'On your leads' });
  const best = preview.locator('ol li');
  await expect(best).toHaveCount(3);
  await expect(best.first()).toContainText('Ada Reeve');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dentists in Leeds' })).toBeVisible();
  await expect(page.getByText('Scores all leads')).toBeVisible();

  // What moves while one edits is shown, saved, and taken back.
  await type(page, 'Never', ['Reeve']);
  await expect(preview).toContainText('1 lead is ruled out');
  await expect(best).toHaveCount(2);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(best).toHaveCount(3);
  // A slider by the keyboard: the points of the part follow.
  await page.getByRole('slider', { name: 'Place' }).focus();
  for (let n = 0; n < 10; n++) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Leads are being scored anew')).toBeVisible();
  await expect
    .poll(async () => {
      const [row] = await database()`select weights from icp where org_id = ${orgId}`;
      return row?.['weights'] as Record<string, number>;
    })
    .toMatchObject({ place: 25 });
  await expectClean(page, 'icp');

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Leads/ })
    .click();
  await expect.poll(() => scoreOf(leads['Ada Reeve'] ?? '')).toBeGreaterThan(60);
  await expect
    .poll(async () => (await scoreOf(leads['Cy Marsh'] ?? '')) ?? 100)
    .toBeLessThan((await scoreOf(leads['Ada Reeve'] ?? '')) ?? 0);
  await page
    .locator('[data-lead]', { hasText: 'Ada Reeve' })
    .getByRole('button', { name: /^Score \d+/ })
    .click();
  const why = page.getByRole('dialog', { name: 'Score' });
  await expect(why).toContainText('Industry');
  await expect(why).toContainText('What would raise it');
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await page.goto(`/w/${orgId}/leads?score=60&sort=-score`);
  await expect(page.locator('[data-lead]')).toHaveCount(1);
});

async function keepIcp({ ann, orgId }: Ground, name: string): Promise<void> {
  await stage(database()).act(ann, 'icp.create', orgId, {
    id: newId(),
    name,
    criteria: {
      industries: ['dentist'],
      places: [{ city: 'Leeds', country: 'GB' }],
      roles: ['owner'],
    },
    weights: {},
  });
}

test('a lead says why it scores what it does; an edit shows at once and reaches the server', async ({
  browser,
}) => {
  const scene = await ground(browser);
  const { ann, orgId, leads } = scene;
  const { page } = ann;
  await keepIcp(scene, 'Dentists in Leeds');
  const bo = leads['Bo Lind'] ?? '';
  await page.goto(`/w/${orgId}/leads/${bo}`);
  const panel = page.getByRole('region', { name: 'Score', exact: true });
  await expect(panel).toContainText('Dentists in Leeds');
  await expect(panel).toContainText('Zahnarztpraxis is what you look for (dentist)');
  await expect(panel).toContainText('In Hull, the same country as Leeds');
  await expect(panel).toContainText('A working phone number');
  await expect(page.getByRole('button', { name: /Edit city/i })).toBeVisible();

  // Without a network the score follows an edit all the same.
  await ann.context.setOffline(true);
  await page.getByRole('button', { name: /Edit city/i }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Leeds');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('In Leeds');
  const placeOnServer = async () => {
    const [row] = await database()<{ points: number; max: number }[]>`
      select (parts -> 'place' ->> 0)::int as points, (parts -> 'place' ->> 1)::int as max
      from score where lead_id = ${bo}`;
    return row ? row.points / row.max : null;
  };
  // What is scored before the network is back has been scored by the place of before.
  expect((await placeOnServer()) ?? 0).toBeLessThan(0.5);
  await ann.context.setOffline(false);
  await expect.poll(placeOnServer, { timeout: 45_000 }).toBe(1);
  await expect(panel.getByRole('img', { name: /^Score over time/ })).toBeVisible();
});

test('ideal customers are duplicated, made the default, deleted and brought back; a business is described', async ({
  browser,
}) => {
  const scene = await ground(browser);
  const { ann, orgId } = scene;
  const { page } = ann;
  await keepIcp(scene, 'Dentists in Leeds');
  await page.goto(`/w/${orgId}/icps`);
  const menu = (name: string) => page.getByRole('button', { name: `Acts on ${name}`, exact: true });
  await menu('Dentists in Leeds').click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await menu('Dentists in Leeds (copy)').click();
  await page.getByRole('menuitem', { name: 'Score all leads by it' }).click();
  const cards = page.locator('li', { has: page.getByRole('link', { name: /^Dentists in Leeds/ }) });
  await expect(cards.filter({ hasText: 'Scores all leads' })).toHaveText(/copy/);
  await menu('Dentists in Leeds (copy)').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(cards).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards).toHaveCount(2);

  const business = page.getByRole('region', { name: 'Your business' });
  await business.getByRole('link', { name: 'New business profile' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Booking sites');
  await page.getByRole('textbox', { name: 'What you sell' }).fill('Booking sites for dentists');
  await type(page, 'Services to suggest', ['Website redesign', 'SEO']);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(business.getByRole('link', { name: /Booking sites/ })).toBeVisible();
  await expectClean(page, 'icps');
  await business.getByRole('link', { name: /Booking sites/ }).click();
  await expect(page.getByRole('textbox', { name: 'What you sell' })).toHaveValue(
    'Booking sites for dentists',
  );
  await expect
    .poll(async () => {
      const [row] = await database()`select services from business_profile where org_id = ${orgId}`;
      return row?.['services'] as string[] | undefined;
    })
    .toEqual(['Website redesign', 'SEO']);
});
