import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAuth } from './auth.ts';
import { buildAccountApp, startTestApp, type TestApp } from './testing/app.ts';
import { Browser } from './testing/browser.ts';
import { linkIn } from './testing/mailbox.ts';
import { newAddress, PASSWORD, signIn, signUp, whoIs } from './testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp({}, { hasRealHash: true });
});
afterAll(() => on.close());

describe('signing up', () => {
  test('leads through the mailbox: nobody is signed in before the button behind the link', async () => {
    const browser = on.browser();
    const email = newAddress();
    const answer = await browser.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email,
      password: PASSWORD,
      callbackURL: '/start',
    });
    expect(answer.statusCode).toBe(200);
    expect(await whoIs(browser)).toBeNull();
    expect((await signIn(browser, email)).json()).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });

    const mail = await on.mailbox.next(email, 'verify');
    const link = new URL(linkIn(mail));
    expect([link.pathname, link.searchParams.get('next')]).toEqual(['/verify-email', '/start']);
    expect((await browser.enter(link.href)).statusCode).toBe(200);
    expect(await whoIs(browser)).toBe(email);
  });

  test('is not completed by a scanner that opens the link, also at the address of older mails', async () => {
    const browser = on.browser();
    const email = newAddress();
    const account = { name: 'Ada', email, password: PASSWORD };
    await browser.post('/api/auth/sign-up/email', { ...account, callbackURL: '/start' });
    const link = linkIn(await on.mailbox.next(email, 'verify'));
    const token = new URL(link).searchParams.get('token') ?? '';
    const scanner = on.browser();
    for (const place of ['/start', '/verify-email?next=%2Fstart']) {
      const query = new URLSearchParams({ token, callbackURL: place }).toString();
      expect(await scanner.open(`/api/auth/verify-email?${query}`)).toBe(
        link.replace(on.deps.env.QUARRY_PUBLIC_URL, ''),
      );
    }
    expect(await whoIs(scanner)).toBeNull();
    expect((await signIn(browser, email)).json()).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    await browser.enter(link);
    expect(await whoIs(browser)).toBe(email);
    // Opened once more it confirms what is confirmed, and signs nobody in.
    expect((await scanner.enter(link)).statusCode).toBe(200);
    expect(await whoIs(scanner)).toBeNull();
  });

  test.each(['', 'no-token', 'a.b.c'])('refuses the token “%s”', async (token) => {
    const answer = await on.browser().post('/api/auth/verify-email', { token });
    expect(answer.statusCode).toBe(400);
  });

  test('mirrors the person into the profile that colleagues see', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    await browser.post('/api/auth/update-user', { name: ' Ada \n Lovelace ' });
    const [row] = await on.db.sql`
      select p.name, p.email from profile p join auth."user" u on u.id = p.id where u.email = ${email}`;
    expect(row).toEqual({ name: 'Ada Lovelace', email });
  });

  test('leaves a nameless profile behind when the user is removed, for rows that point at it', async () => {
    const { email } = await signUp(on, on.browser());
    const [user] = await on.db.sql<{ id: string }[]>`
      delete from auth."user" where email = ${email} returning id`;
    const [row] = await on.db.sql`select name, email, image from profile where id = ${user!.id}`;
    expect(row).toEqual({
      name: 'Deleted user',
      email: `deleted-${user!.id}@deleted.invalid`,
      image: null,
    });
  });

  test.each([
    ['Short1A', 'Use at least 8 characters'],
    ['lower-case-7', 'Use at least one upper-case letter'],
    ['No-Digits-Here', 'Use at least one digit'],
    [`A1${'x'.repeat(127)}`, 'Use at most 128 characters'],
  ])('refuses the password %s', async (password, message) => {
    const answer = await on
      .browser()
      .post('/api/auth/sign-up/email', { name: 'Ada', email: newAddress(), password });
    expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'WEAK_PASSWORD', message }]);
  });

  test('answers the same for an address that has an account, and mails its owner', async () => {
    const { email } = await signUp(on, on.browser());
    const ask = async (address: string) => {
      const answer = await on.browser().post('/api/auth/sign-up/email', {
        name: 'Eve',
        email: address,
        password: 'Another-Pass-1',
      });
      const { user, ...rest } = answer.json<{ user: object }>();
      return [answer.statusCode, Object.keys(user).sort(), rest, answer.headers['set-cookie']];
    };
    expect(await ask(email)).toEqual(await ask(newAddress()));
    expect(linkIn(await on.mailbox.next(email, 'account-exists'))).toContain('/sign-in');
    expect((await signIn(on.browser(), email)).statusCode).toBe(200);
  });
});

describe('a session', () => {
  test('lives in a cookie that script and other sites do not get', async () => {
    const { email } = await signUp(on, on.browser());
    const answer = await signIn(on.browser(), email);
    expect(answer.headers['set-cookie']).toMatch(
      /^quarry-4000\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('is over for every copy of the cookie when its owner signs out', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const thief = on.browser();
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    expect(await whoIs(thief)).toBe(email);
    expect((await browser.post('/api/auth/sign-out')).statusCode).toBe(200);
    expect([await whoIs(thief), await whoIs(browser)]).toEqual([null, null]);
  });

  test('counts and ends on every server alike', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const other = await buildAccountApp(on.deps, on.mailbox);
    try {
      const there = new Browser(other, on.deps.env.QUARRY_PUBLIC_URL);
      for (const [name, value] of browser.cookies) there.cookies.set(name, value);
      expect(await whoIs(there)).toBe(email);
      await browser.post('/api/auth/sign-out');
      expect(await whoIs(there)).toBeNull();
    } finally {
      await other.close();
    }
  });

  test('needs the signature as well as the token', async () => {
    const browser = on.browser();
    await signUp(on, browser);
    const [[name, value] = ['', '']] = browser.cookies;
    const [token] = decodeURIComponent(value).split('.');
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `${token}.${'A'.repeat(43)}=`]) {
      browser.cookies.set(name, encodeURIComponent(forged ?? ''));
      expect(await whoIs(browser)).toBeNull();
    }
  });

  test('is not given to an account whose address was never confirmed, whichever way was found', async () => {
    const email = newAddress();
    await on.browser().post('/api/auth/sign-up/email', { name: 'A', email, password: PASSWORD });
    const auth = makeAuth({ ...on.deps, mailer: on.mailbox });
    const backDoor = createAuthEndpoint('/back-door', { method: 'POST' }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserByEmail(email);
      return ctx.context.internalAdapter.createSession(user!.user.id);
    });
    const { api } = betterAuth({
      ...auth.options,
      plugins: [{ id: 'back-door', endpoints: { backDoor } }],
    });
    expect(await api.backDoor()).toBeNull();
    await on.db.sql`update auth."user" set "emailVerified" = true where email = ${email}`;
    expect(await api.backDoor()).toMatchObject({ token: expect.any(String) });
    await auth.close();
  });

  test('tells every server when it ends', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, browser);
    const [row] = await on.db.sql`
      select s.id from auth.session s join auth."user" u on u.id = s."userId" where u.email = ${email}`;
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    const channel = await on.db.sql.listen('quarry_session_ended', resolve);
    await browser.post('/api/auth/sign-out');
    expect(await ended).toBe(row?.['id']);
    await channel.unlisten();
  });
});

test('cookies are secure where people come by https', async () => {
  const secure = await startTestApp({ QUARRY_PUBLIC_URL: 'https://quarry.example.com' });
  try {
    const { email } = await signUp(secure, secure.browser());
    const answer = await signIn(secure.browser(), email);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Secure-quarry\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  } finally {
    await secure.close();
  }
});

test('the migrated schema is what the library asks for', async () => {
  const auth = makeAuth({ ...on.deps, mailer: on.mailbox });
  const { toBeCreated, toBeAdded, toBeAddedIndexes } = await getMigrations(auth.options);
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
  });
  await auth.close();
});

test('neither people nor jobs may look at accounts', async () => {
  const rows = await on.db.sql`
    select r.role,
      has_schema_privilege(r.role, 'auth', 'usage') as schema,
      has_table_privilege(r.role, 'auth.session', 'select') as sessions
    from (values ('quarry_app'), ('quarry_system')) as r (role)`;
  const published = await on.db.sql`
    select tablename from pg_publication_tables where schemaname = 'auth'`;
  expect([...rows, ...published]).toEqual([
    { role: 'quarry_app', schema: false, sessions: false },
    { role: 'quarry_system', schema: false, sessions: false },
  ]);
});
