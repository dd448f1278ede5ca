import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './testing/app.ts';
import { linkIn } from './testing/mailbox.ts';
import { newAddress, PASSWORD, signIn, signUp, whoIs } from './testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp();
});
afterAll(() => on.close());

const NEW_PASSWORD = 'Battery-Staple-9';

/** Asks for a new password and opens the mailed link; the token that the page gets. */
async function askForReset(email: string): Promise<string> {
  const browser = on.browser();
  await browser.post('/api/auth/request-password-reset', { email, redirectTo: '/reset-password' });
  const page = await browser.open(linkIn(await on.mailbox.next(email, 'reset')));
  const { pathname, searchParams } = new URL(page);
  expect(pathname).toBe('/reset-password');
  return searchParams.get('token') ?? '';
}

describe('a new password', () => {
  test('ends every session and replaces the old one', async () => {
    const [phone, laptop] = [on.browser(), on.browser()];
    const { email } = await signUp(on, phone);
    await signIn(laptop, email);
    const token = await askForReset(email);
    expect(await whoIs(phone)).toBe(email);

    const answer = await on
      .browser()
      .post('/api/auth/reset-password', { token, newPassword: NEW_PASSWORD });
    expect(answer.statusCode).toBe(200);
    expect([await whoIs(phone), await whoIs(laptop)]).toEqual([null, null]);
    expect((await signIn(laptop, email)).statusCode).toBe(401);
    expect((await signIn(laptop, email, NEW_PASSWORD)).statusCode).toBe(200);
  });

  test('is taken once per link, and not from one that ran out', async () => {
    const { email } = await signUp(on, on.browser());
    const reset = async (token: string, newPassword = NEW_PASSWORD) => {
      const answer = await on.browser().post('/api/auth/reset-password', { token, newPassword });
      return answer.json<{ code?: string }>().code ?? 'ok';
    };
    const token = await askForReset(email);
    expect(await reset(token, 'tooshort')).toBe('WEAK_PASSWORD');
    expect([await reset(token), await reset(token)]).toEqual(['ok', 'INVALID_TOKEN']);
    const late = await askForReset(email);
    await on.db.sql`update auth.verification set "expiresAt" = now() - interval '1 s'`;
    expect(await reset(late)).toBe('INVALID_TOKEN');
  });

  test('confirms the address on the way, since the link came there', async () => {
    const email = newAddress();
    await on.browser().post('/api/auth/sign-up/email', { name: 'A', email, password: PASSWORD });
    const token = await askForReset(email);
    await on.browser().post('/api/auth/reset-password', { token, newPassword: NEW_PASSWORD });
    expect((await signIn(on.browser(), email, NEW_PASSWORD)).statusCode).toBe(200);
  });

  test('does not lie in the database for whoever reads it: links are kept by hash', async () => {
    const { email } = await signUp(on, on.browser());
    const token = await askForReset(email);
    const rows = await on.db.sql`
      select 1 from auth.verification where identifier like ${`%${token}%`} or value like ${`%${token}%`}`;
    expect(rows.length).toBe(0);
  });

  test('chosen while signed in ends the other sessions', async () => {
    const [here, there] = [on.browser(), on.browser()];
    const { email } = await signUp(on, here);
    await signIn(there, email);
    const change = (body: object) => here.post('/api/auth/change-password', body);
    const wrong = { currentPassword: 'Not-Mine-7', newPassword: NEW_PASSWORD };
    expect((await change(wrong)).statusCode).toBe(400);
    const right = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await change(right)).statusCode).toBe(200);
    expect([await whoIs(here), await whoIs(there)]).toEqual([email, null]);
  });
});

describe('a link to sign in', () => {
  const ask = async (email: string) => {
    const browser = on.browser();
    await browser.post('/api/auth/sign-in/magic-link', { email, callbackURL: '/start' });
    return linkIn(await on.mailbox.next(email, 'magic-link'));
  };

  test('signs in once', async () => {
    const { email } = await signUp(on, on.browser());
    const link = await ask(email);
    const [first, second] = [on.browser(), on.browser()];
    expect((await first.enter(link)).json()).toEqual({ twoFactorRedirect: false });
    const again = await second.enter(link);
    expect([again.statusCode, again.json()]).toMatchObject([400, { code: 'INVALID_TOKEN' }]);
    expect([await whoIs(first), await whoIs(second)]).toEqual([email, null]);
  });

  test('is left alone by a scanner that opens it, also at the address of older mails', async () => {
    const { email } = await signUp(on, on.browser());
    const link = await ask(email);
    const { origin, pathname, search, searchParams } = new URL(link);
    expect([origin, pathname, searchParams.get('next')]).toEqual([
      'http://localhost:4000',
      '/sign-in/link',
      '/start',
    ]);
    const scanner = on.browser();
    const token = searchParams.get('token');
    for (let n = 0; n < 2; n++) {
      const page = await scanner.open(
        `/api/auth/magic-link/verify?token=${token}&callbackURL=%2Fstart`,
      );
      expect(page).toBe(`/sign-in/link${search}`);
    }
    expect(await whoIs(scanner)).toBeNull();
    const browser = on.browser();
    await browser.enter(link);
    expect(await whoIs(browser)).toBe(email);
  });

  test('makes an account where there is none, named after the mailbox', async () => {
    const browser = on.browser();
    const email = newAddress('grace');
    await browser.enter(await ask(email));
    expect((await browser.get('/api/session')).json()).toMatchObject({
      user: { email, name: email.split('@')[0], isGuest: false },
    });
  });

  test('takes an unproven account from whoever made it with a foreign address', async () => {
    const email = newAddress();
    const password = 'Squatters-1';
    await on.browser().post('/api/auth/sign-up/email', { name: 'Eve', email, password });
    const owner = on.browser();
    await owner.enter(await ask(email));
    expect(await whoIs(owner)).toBe(email);
    expect((await signIn(on.browser(), email, password)).statusCode).toBe(401);
  });

  test('runs out', async () => {
    const email = newAddress();
    const link = await ask(email);
    await on.db.sql`update auth.verification set "expiresAt" = now() - interval '1 s'`;
    const browser = on.browser();
    expect((await browser.enter(link)).json()).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(await whoIs(browser)).toBeNull();
  });

  test('leads to no other site', async () => {
    const answer = await on.browser().post('/api/auth/sign-in/magic-link', {
      email: newAddress(),
      callbackURL: 'https://evil.example/',
    });
    expect(answer.statusCode).toBe(403);
  });
});
