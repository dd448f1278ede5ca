import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from './testing/app.ts';
import type { Browser } from './testing/browser.ts';
import { linkIn } from './testing/mailbox.ts';
import { newAddress, signIn, signUp, whoIs } from './testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp({ GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'secret' });
});
afterAll(() => on.close());
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Answers as GitHub documents it, for one person. */
function standInForGitHub(email: string, verified: boolean): void {
  const answers: Record<string, unknown> = {
    'https://github.com/login/oauth/access_token': {
      access_token: 'gho_token',
      token_type: 'bearer',
      scope: 'read:user,user:email',
    },
    'https://api.github.com/user': { id: email, login: 'ada', name: 'Ada at GitHub', email },
    'https://api.github.com/user/emails': [
      { email, primary: true, verified, visibility: 'private' },
    ],
  };
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const { href } = new URL(input instanceof Request ? input.url : input);
    if (!(href in answers)) throw new Error(`Nobody answers at ${href}`);
    return Response.json(answers[href]);
  });
}

/** Clicks the button, comes back from GitHub; the page it ends on. */
async function signInWithGitHub(browser: Browser): Promise<URL> {
  const asked = await browser.post('/api/auth/sign-in/social', {
    provider: 'github',
    callbackURL: '/start',
  });
  const { searchParams } = new URL(asked.json<{ url: string }>().url);
  expect(searchParams.get('redirect_uri')).toBe('http://localhost:4000/api/auth/callback/github');
  const state = encodeURIComponent(searchParams.get('state') ?? '');
  const page = await browser.open(`/api/auth/callback/github?code=abc&state=${state}`);
  return new URL(page, 'http://localhost:4000');
}

test('a person whose mailbox the provider has proven is signed in', async () => {
  const email = newAddress();
  standInForGitHub(email, true);
  const browser = on.browser();
  expect((await signInWithGitHub(browser)).pathname).toBe('/start');
  expect(await whoIs(browser)).toBe(email);
  const [account] = await on.db.sql<{ token: string }[]>`
    select a."accessToken" as token from auth.account a join auth."user" u on u.id = a."userId"
    where u.email = ${email}`;
  expect(account?.token).not.toContain('gho_token');
});

test('a mailbox that nobody has proven gets our own mail first', async () => {
  const email = newAddress();
  standInForGitHub(email, false);
  const browser = on.browser();
  const page = await signInWithGitHub(browser);
  expect([page.pathname, page.searchParams.get('error')]).toEqual([
    '/sign-in',
    'email_not_verified',
  ]);
  expect(await whoIs(browser)).toBeNull();
  await browser.enter(linkIn(await on.mailbox.next(email, 'verify')));
  expect(await whoIs(browser)).toBe(email);
});

test('an account of the same mailbox is the same account, and its password stays', async () => {
  const { email } = await signUp(on, on.browser());
  standInForGitHub(email, true);
  const browser = on.browser();
  await signInWithGitHub(browser);
  expect(await whoIs(browser)).toBe(email);
  const users = await on.db.sql`select from auth."user" where email = ${email}`;
  expect(users.length).toBe(1);
  expect((await signIn(on.browser(), email)).statusCode).toBe(200);
});

test('an account is not handed to an unproven mailbox of the same name', async () => {
  const { email } = await signUp(on, on.browser());
  standInForGitHub(email, false);
  const browser = on.browser();
  const page = await signInWithGitHub(browser);
  expect(page.searchParams.get('error')).toBe('account_not_linked');
  expect(await whoIs(browser)).toBeNull();
});

test('an answer that was not asked for signs nobody in', async () => {
  standInForGitHub(newAddress(), true);
  const [asking, other] = [on.browser(), on.browser()];
  const asked = await asking.post('/api/auth/sign-in/social', { provider: 'github' });
  const state = new URL(asked.json<{ url: string }>().url).searchParams.get('state') ?? '';
  for (const given of ['made-up', encodeURIComponent(state)]) {
    await other.open(`/api/auth/callback/github?code=abc&state=${given}`);
    expect(await whoIs(other)).toBeNull();
  }
});

test('a provider without keys is not there', async () => {
  const answer = await on.browser().post('/api/auth/sign-in/social', { provider: 'google' });
  expect(answer.statusCode).toBe(404);
});
