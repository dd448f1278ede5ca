import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { pickFreePort } from '../../platform/postgres/free-port.ts';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { forgetChecks } from '../ops/clean-up/forget-rows.ts';
import { DnsFailedError } from './mail-dns.ts';
import { stageVerification } from './testing/verify-stage.ts';

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageVerification>>;
let orgId: string;
let admin: Actor;
let domain: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  on = await stageVerification(db);
  ({ orgId, admin } = await on.org());
  // What is known about a domain is kept for all: each test has its own.
  domain = `${newId().toLowerCase().slice(-12)}.com`;
});
afterEach(() => on.stop());

const at = (local: string) => `${local}@${domain}`;

describe('an address', () => {
  test('of a new lead is verified by itself, and is shown on every lead that has it', async () => {
    on.host.script.recipient = (address) =>
      address === at('ada') ? '250 Ok' : '550 5.1.1 Unknown';
    const [ada, bob, again] = (await Promise.all(
      ['ada', 'bob', 'ada'].map((local) => on.lead(orgId, { email: at(local) })),
    )) as [string, string, string];
    await on.verify();
    const good = { state: 'deliverable', reason: 'accepted', isAsked: false };
    expect([await on.stateOf(ada), await on.stateOf(again)]).toEqual([good, good]);
    expect(await on.stateOf(bob)).toMatchObject({
      state: 'undeliverable',
      reason: 'mailbox_not_found',
    });
    expect(await on.checkOf(orgId, at('bob'))).toEqual({
      state: 'undeliverable',
      reasons: ['mailbox_not_found'],
      mailHost: `mx.${domain}`,
      replyCode: '550 5.1.1',
      attempts: 1,
      againInSeconds: null,
    });
    // One conversation for both, and nobody is asked twice.
    expect(on.host.sessions).toHaveLength(1);
    await on.verify();
    expect(on.host.sessions).toHaveLength(1);
  });

  test('at a host that takes all is risky, and the host is not asked for the next one', async () => {
    const info = await on.lead(orgId, { email: at('info') });
    await on.verify();
    expect(await on.stateOf(info)).toMatchObject({ state: 'risky', reason: 'catch_all' });
    expect(await on.checkOf(orgId, at('info'))).toMatchObject({ reasons: ['catch_all', 'role'] });
    const bob = await on.lead(orgId, { email: at('bob') });
    await on.verify();
    expect(await on.stateOf(bob)).toMatchObject({ state: 'risky', reason: 'catch_all' });
    expect(on.host.sessions).toHaveLength(1);
  });

  test('that is greylisted is unknown, and is asked again until it is known', async () => {
    on.host.script.recipient = (address, nth) => {
      if (address !== at('ada')) return '550 5.1.1 Unknown';
      return nth < 3 ? '451 4.7.1 Greylisted, try again later' : '250 Ok';
    };
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'greylisted' });
    expect((await on.checkOf(orgId, at('ada')))?.againInSeconds).toBeCloseTo(360, -1);
    await on.verify();
    expect(on.host.sessions).toHaveLength(1);
    await on.passTime();
    await on.verify();
    expect((await on.checkOf(orgId, at('ada')))?.againInSeconds).toBeCloseTo(1200, -1);
    await on.passTime();
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'deliverable', reason: 'accepted' });
  });

  test('that is greylisted for ever stays unknown, and is left alone in the end', async () => {
    on.host.script.recipient = () => '450 4.2.0 Greylisted';
    const ada = await on.lead(orgId, { email: at('ada') });
    for (let n = 0; n < 8; n++) {
      await on.verify();
      await on.passTime();
    }
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'greylisted' });
    expect(await on.checkOf(orgId, at('ada'))).toMatchObject({ attempts: 5, againInSeconds: null });
    expect(on.host.sessions).toHaveLength(5);
  });

  test('is unknown where the host is silent, breaks off, or speaks something else', async () => {
    for (const greeting of [{ hang: true }, { close: true }, { raw: 'SSH-2.0-x\r\n' }] as const) {
      on.host.script = { greeting };
      const email = `${newId()}@${newId()}.com`.toLowerCase();
      const ada = await on.lead(orgId, { email });
      await on.verify();
      expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'no_answer' });
    }
  });

  test('is unknown where the host dislikes us', async () => {
    on.host.script.recipient = () => '550 5.7.1 blocked using zen.spamhaus.org';
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'refused_us' });
  });

  test('is asked about at the next host when the first is not there', async () => {
    on.zone.mx = {
      [domain]: [
        { host: 'down.example.org', priority: 1 },
        { host: `mx.${domain}`, priority: 2 },
      ],
    };
    on.zone.addresses = { 'down.example.org': null };
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.checkOf(orgId, at('ada'))).toMatchObject({ mailHost: `mx.${domain}` });
    expect(await on.stateOf(ada)).toMatchObject({ state: 'risky' });
  });

  test('is judged by DNS before anybody is asked', async () => {
    const cases = {
      'null-mx.com': ['undeliverable', 'null_mx', [{ host: '', priority: 0 }]],
      'nothing.com': ['undeliverable', 'no_domain', null],
      'no-mail.com': ['undeliverable', 'no_mail', []],
      'broken.com': ['unknown', 'dns_failed', new DnsFailedError('ESERVFAIL')],
    } as const;
    on.zone.mx = Object.fromEntries(
      Object.entries(cases).map(([name, [, , mx]]) => [
        name,
        mx === null || mx instanceof Error ? mx : [...mx],
      ]),
    );
    on.zone.addresses = { 'no-mail.com': [] };
    for (const [name, [state, reason]] of Object.entries(cases)) {
      const ada = await on.lead(orgId, { email: `ada@${name}` });
      await on.verify();
      expect([name, await on.stateOf(ada)]).toEqual([name, { state, reason, isAsked: false }]);
    }
    expect(on.host.sessions).toHaveLength(0);
  });

  test('that is none, or at a name that is nobody’s, needs no question at all', async () => {
    const odd = await on.lead(orgId, { email: 'not..an@address' });
    const made = await on.lead(orgId, { email: 'ada@acme.example' });
    await on.verify();
    expect(await on.stateOf(odd)).toMatchObject({ state: 'undeliverable', reason: 'syntax' });
    expect(await on.stateOf(made)).toMatchObject({
      state: 'undeliverable',
      reason: 'reserved_domain',
    });
  });
});

describe('this machine', () => {
  test('asks no mail host unless it is told to', async () => {
    on.verifyWith({ smtp: null });
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'smtp_off' });
    expect(on.host.sessions).toHaveLength(0);
  });

  test('dials no private address, whatever DNS says', async () => {
    on.verifyWith({ isDialable: undefined as never });
    on.zone.addresses = { [`mx.${domain}`]: ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1'] };
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'mx_not_public' });
    expect(on.host.sessions).toHaveLength(0);
  });

  test('says that port 25 is blocked when no host at all can be reached', async () => {
    on.verifyWith({ port: await pickFreePort() });
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'port_25_blocked' });
  });

  test('says that a host is down when others can be reached', async () => {
    on.zone.addresses = { [`mx.${domain}`]: ['127.0.0.2'] };
    on.verifyWith({ isDialable: () => true });
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'unknown', reason: 'mx_unreachable' });
  });

  test('has one connection at a time to a mail host, however many want to know', async () => {
    on.host.script.recipient = () => ({ afterMs: 30, reply: '550 5.1.1 Unknown' });
    const domains = Array.from({ length: 6 }, () => `${newId().toLowerCase()}.com`);
    on.zone.mx = Object.fromEntries(
      domains.map((name) => [name, [{ host: `one.${domain}`, priority: 1 }]]),
    );
    const leads = await Promise.all(
      domains.map((name) => on.lead(orgId, { email: `ada@${name}` })),
    );
    await on.verify();
    expect(on.host.sessions).toHaveLength(6);
    expect(on.host.mostAtOnce).toBe(1);
    for (const id of leads) expect(await on.stateOf(id)).toMatchObject({ state: 'undeliverable' });
  });
});

describe('what people want', () => {
  test('to know is found out, also about what is known for long', async () => {
    on.host.script.recipient = () => '550 5.1.1 Unknown';
    const ada = await on.lead(orgId, { email: at('ada'), phone: '+442079460123' });
    await on.verify();
    await db.sql`update email_check set checked_at = now() - interval '1 hour' where org_id = ${orgId}`;
    on.host.script.recipient = (address) =>
      address === at('ada') ? '250 Ok' : '550 5.1.1 Unknown';
    await on.act(admin, 'verification.start', orgId, { leadIds: [ada] });
    expect(await on.stateOf(ada)).toMatchObject({ state: 'undeliverable', isAsked: true });
    await on.letItRun();
    expect(await on.stateOf(ada)).toEqual({
      state: 'deliverable',
      reason: 'accepted',
      isAsked: false,
    });
    // Who asks again at once gets the same answer without a question.
    await on.act(admin, 'verification.start', orgId, { leadIds: [ada] });
    await on.letItRun();
    expect([await on.stateOf(ada), on.host.sessions.length]).toEqual([
      { state: 'deliverable', reason: 'accepted', isAsked: false },
      2,
    ]);
  });

  test('to change forgets what was known of the old value', async () => {
    const ada = await on.lead(orgId, { email: at('ada'), phone: '+442079460123' });
    await on.verify();
    await on.act(admin, 'lead.edit', orgId, {
      leadId: ada,
      changes: { email: at('bob'), phone: '1234567' },
    });
    const [row] = await db.sql`
      select email_state, email_reason, email_checked_at, phone_state, phone_type, phone_region
      from lead where id = ${ada}`;
    expect(Object.values(row ?? {}).every((value) => value === null)).toBe(true);
  });

  test('not to be done by itself is not done, until somebody asks', async () => {
    await on.act(admin, 'verification.configure', orgId, { autoVerify: false });
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: null });
    await on.act(admin, 'verification.start', orgId, { leadIds: [ada] });
    await on.letItRun();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'risky', isAsked: false });
  });

  test('stays theirs: another org’s leads and checks are not touched', async () => {
    const other = await on.org('Other');
    await on.act(other.admin, 'verification.configure', other.orgId, { autoVerify: false });
    const theirs = await on.lead(other.orgId, { email: at('ada') });
    const ada = await on.lead(orgId, { email: at('ada') });
    await on.verify();
    expect(await on.stateOf(ada)).toMatchObject({ state: 'risky' });
    expect(await on.stateOf(theirs)).toMatchObject({ state: null });
    expect(await on.checkOf(other.orgId, at('ada'))).toBeUndefined();
  });
});

test('numbers are judged at once, with the lead’s country', async () => {
  const ids = [
    await on.lead(orgId, { phone: '020 7946 0123', country: 'GB' }),
    await on.lead(orgId, { phone: '020 7946 0123' }),
    await on.lead(orgId, { phone: '+44 20 79' }),
  ];
  await on.verify();
  const rows = await db.sql`
    select phone_state as state, phone_reason as reason, phone_type as type, phone_region as region
    from lead where id in ${db.sql(ids)} order by array_position(${ids}, id)`;
  expect(rows).toEqual([
    { state: 'valid', reason: null, type: 'fixed_line', region: 'GB' },
    { state: 'unknown', reason: 'no_country', type: null, region: null },
    { state: 'invalid', reason: 'too_short', type: null, region: null },
  ]);
});

test('a run that was killed is made up for, and bounded', async () => {
  on.host.script.recipient = () => '550 5.1.1 Unknown';
  const ada = await on.lead(orgId, { email: at('ada') });
  await db.sql`
    insert into email_check (org_id, address, domain, next_at, attempts, leased_until)
    values (${orgId}, ${at('ada')}, ${domain}, now(), 1, now() + interval '10 minutes')`;
  await on.verify();
  expect(await on.stateOf(ada)).toMatchObject({ state: null });
  await db.sql`update email_check set leased_until = now() - interval '1 second'`;
  await on.verify();
  expect(await on.stateOf(ada)).toMatchObject({
    state: 'undeliverable',
    reason: 'mailbox_not_found',
  });
});

test('an address that no lead has any more is forgotten, with what was known of it', async () => {
  const ada = await on.lead(orgId, { email: at('ada') });
  await on.lead(orgId, { email: at('bob') });
  await on.verify();
  await db.sql`update lead set email = null where id = ${ada}`;
  await forgetChecks(db.sql, AbortSignal.timeout(10_000));
  expect([await on.checkOf(orgId, at('ada')), await on.checkOf(orgId, at('bob'))]).toEqual([
    undefined,
    expect.objectContaining({ state: 'risky' }),
  ]);
});

test('a thousand leads that somebody asks about are found out about, a domain at a time', async () => {
  on.host.script.recipient = (address) =>
    /^person\d*[02468]@/.test(address) ? '250 Ok' : '550 5.1.1 Unknown';
  const rows = Array.from({ length: 1_000 }, (_, n) => ({
    id: newId(),
    email: `person${n}@d${n % 60}.${domain}`,
  }));
  await on.act(admin, 'verification.configure', orgId, { autoVerify: false });
  await db.sql`
    insert into lead (id, org_id, kind, name, email)
    select id, ${orgId}, 'person', 'Many', email
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (id text, email text)`;
  await on.act(admin, 'verification.start', orgId, { leadIds: rows.map(({ id }) => id) });
  await on.letItRun();
  const states = await db.sql`
    select email_state as state, count(*)::int, count(verify_asked_at)::int as asked
    from lead where org_id = ${orgId} group by 1 order by 1`;
  expect([...states]).toEqual([
    { state: 'deliverable', count: 500, asked: 0 },
    { state: 'undeliverable', count: 500, asked: 0 },
  ]);
  expect(on.host.recipients.length).toBeLessThan(1_100);
});

test('what a worker that stops was about is taken up by the next one at once', async () => {
  on.host.script = { greeting: { hang: true } };
  on.verifyWith({ replyMs: 30_000 });
  const ada = await on.lead(orgId, { email: at('ada') });
  const began = on.verify();
  await expect.poll(() => on.host.sessions.length).toBe(1);
  await on.worker.runner.stop();
  await on.worker.deps.sql`update mail_host_turn set until = now()`;
  const [row] = await db.sql`
    select attempts, leased_until from email_check where address = ${at('ada')}`;
  expect(row).toEqual({ attempts: 0, leased_until: null });
  const next = await stageVerification(db);
  try {
    await next.verify();
    await began;
    expect(await next.stateOf(ada)).toMatchObject({ state: 'risky', reason: 'catch_all' });
  } finally {
    await next.stop();
  }
});

test('what a carrier says about a line goes before the numbering plan, for that number', async () => {
  const typeOf = async (id: string) =>
    (await db.sql`select phone_type from lead where id = ${id}`)[0]?.['phone_type'] as string;
  const tell = (id: string) => db.sql`
    insert into field_value
      (id, org_id, lead_id, field, value, source_url, span_start, span_end, extractor, confidence, chosen)
    values
      (${newId()}, ${orgId}, ${id}, 'phone_type', 'voip', 'https://lookups.example.org', 0, 1, 'twilio', 0.95, true)`;
  const before = await on.lead(orgId, { phone: '+15035550147' });
  const after = await on.lead(orgId, { phone: '+15035550148' });
  await tell(before);
  await on.verify();
  expect([await typeOf(before), await typeOf(after)]).toEqual(['voip', 'fixed_line_or_mobile']);
  await tell(after);
  expect(await typeOf(after)).toBe('voip');
  await on.act(admin, 'lead.edit', orgId, { leadId: after, changes: { phone: '+442079460123' } });
  await on.verify();
  expect(await typeOf(after)).toBe('fixed_line');
});
