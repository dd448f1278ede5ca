import { type Browser, expect, type Page, test } from '@playwright/test';
import { ScriptedMailHost } from '../demo/mail/mail-host.ts';
import { newId } from '../schema/id.ts';
import { database, makeOrg, visit, type Visitor } from './product.ts';

/**
 * From an address to what a person reads about it: the real worker speaks SMTP with a mail host of
 * ours, which knows some mailboxes, takes all of some domains, and wants to be asked twice by others.
 */

let host: ScriptedMailHost;
test.beforeAll(async () => {
  host = await ScriptedMailHost.start({ port: Number(process.env['QUARRY_E2E_MAIL_PORT']) });
});
test.afterAll(() => host.stop());

const KNOWN = new Set<string>();
const later = new Set<string>();

interface Scene {
  ann: Visitor;
  orgId: string;
  /** Ids by name. */
  leads: Record<string, string>;
  /** What the domains end with: each scene has its own. */
  zone: string;
}

async function scene(browser: Browser): Promise<Scene> {
  const ann = await visit(browser, 'Ann');
  const orgId = await makeOrg(ann, 'Reach');
  const zone = `${newId().slice(-8).toLowerCase()}.example`;
  const people = [
    {
      name: 'Good',
      email: `ada@good.${zone}`,
      phone: '+442079460123',
      country: 'GB',
      city: 'Leeds',
    },
    { name: 'Gone', email: `bob@good.${zone}`, phone: '+4420794', country: 'GB', city: 'Leeds' },
    { name: 'Open', email: `info@all.${zone}`, phone: null, country: 'DE', city: 'Berlin' },
    { name: 'Grey', email: `eve@grey.${zone}`, phone: null, country: 'FR', city: 'Lyon' },
  ].map((person) => ({ ...person, id: newId() }));
  KNOWN.add(`ada@good.${zone}`);
  later.add(`eve@grey.${zone}`);
  host.script = {
    recipient: (address) => {
      if (later.has(address)) return '451 4.7.1 Greylisted, please try again later';
      if (KNOWN.has(address) || /@all\./.test(address)) return '250 2.1.5 Ok';
      return '550 5.1.1 No such user here';
    },
  };
  await database()`
    insert into lead (id, org_id, kind, name, email, phone, country, city)
    select id, ${orgId}, 'person', name, email, phone, country, city
    from json_to_recordset(${JSON.stringify(people)}::text::json) as row
      (id text, name text, email text, phone text, country text, city text)`;
  const leads = Object.fromEntries(people.map(({ name, id }) => [name, id]));
  return { ann, orgId, leads, zone };
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

const cardOf = (page: Page) => page.getByRole('region', { name: 'Can they be reached?' });

/** Lets the next look at what is due come now and not within a minute. */
const look = () => database()`
  select graphile_worker.add_job('verify.sweep', '{}'::json, job_key => 'e2e.sweep')`;

test('many leads are verified at once, the table says what came of it, and who was put off is asked again', async ({
  browser,
}) => {
  const { ann, orgId, leads, zone } = await scene(browser);
  const { page } = ann;
  await page.goto(`/w/${orgId}/leads`);
  await row(page, 'Good').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page
    .getByRole('toolbar', { name: 'Selected leads' })
    .getByRole('button', { name: 'More' })
    .click();
  await page.getByRole('menuitem', { name: /Verify e-mail and phone/ }).click();
  await expect(row(page, 'Good').getByRole('img', { name: 'E-mail: Deliverable' })).toBeVisible();
  await expect(row(page, 'Gone').getByRole('img', { name: 'E-mail: Undeliverable' })).toBeVisible();
  await expect(row(page, 'Gone').getByRole('img', { name: 'Phone: Not a number' })).toBeVisible();
  await expect(row(page, 'Open').getByRole('img', { name: 'E-mail: Risky' })).toBeVisible();
  await expect(row(page, 'Grey').getByRole('img', { name: 'E-mail: Unknown' })).toBeVisible();
  // No host was spoken to twice at one time, and none got a mail.
  expect(
    host.sessions.flatMap(({ commands }) => commands).some((line) => /^DATA/i.test(line)),
  ).toBe(false);

  await page.goto(`/w/${orgId}/leads?mail=undeliverable,unknown`);
  await expect(row(page, 'Gone')).toBeVisible();
  await expect(row(page, 'Grey')).toBeVisible();
  await expect(row(page, 'Good')).toHaveCount(0);

  // Who is told to come back comes back, and the screen follows.
  await page.goto(`/w/${orgId}/leads/${leads['Grey']}`);
  const reach = cardOf(page);
  await expect(reach.getByText('Their mail server asked us to come back later.')).toBeVisible();
  await expect(reach.getByText(/It will be asked again/)).toBeVisible();
  later.delete(`eve@grey.${zone}`);
  KNOWN.add(`eve@grey.${zone}`);
  await database()`
    update email_check set next_at = now() where org_id = ${orgId} and next_at is not null`;
  await look();
  // A host that still rests from the first question is asked 3 to 23 s later (check-domain.ts).
  await expect(reach.getByText('Deliverable', { exact: true })).toBeVisible({ timeout: 45_000 });
});

test('a lead’s page says why, and when to call', async ({ browser }) => {
  const { ann, orgId, leads } = await scene(browser);
  const { page } = ann;
  await page.goto(`/w/${orgId}/leads/${leads['Good']}`);
  const card = cardOf(page);
  await card.getByRole('button', { name: 'Verify' }).click();
  await expect(card.getByText('Deliverable', { exact: true })).toBeVisible();
  await expect(card.getByText('Their mail server takes mail for this address.')).toBeVisible();
  await expect(card.getByText(/answered 250/)).toBeVisible();
  await expect(card.getByText('Landline, United Kingdom')).toBeVisible();
  await expect(card.getByText(/their time/)).toBeVisible();
  await expect(card.getByText('By the clocks of London')).toBeVisible();
  await expect(card.getByText('Midweek mornings, before meetings fill the day.')).toBeVisible();

  // Another address is another question.
  await page.getByRole('button', { name: 'Edit E-mail' }).press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('nobody@good.example');
  await page.keyboard.press('Enter');
  await expect(card.getByText('Not checked')).toBeVisible();
  await page.keyboard.press('v');
  await expect(card.getByText('Their mail server knows no such mailbox.')).toBeVisible();

  // An admin decides what goes by itself.
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const auto = page.getByRole('switch', { name: 'Verify new leads as they come in' });
  await expect(auto).toBeChecked();
  await auto.click();
  await expect(auto).not.toBeChecked();
  await expect
    .poll(async () => {
      const [setting] = await database()`
        select auto_verify from verification_setting where org_id = ${orgId}`;
      return setting?.['auto_verify'];
    })
    .toBe(false);
});
