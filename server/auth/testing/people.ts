import { randomBytes } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';
import { linkIn } from './mailbox.ts';

export const PASSWORD = 'Correct-Horse-7';

export function newAddress(name = 'ada'): string {
  return `${name}.${randomBytes(4).toString('hex')}@example.com`;
}

/** Signs up and confirms the address, as a person does; the browser is signed in then. */
export async function signUp(
  test: TestApp,
  browser: Browser,
  email = newAddress(),
): Promise<{ email: string }> {
  await browser.post('/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD });
  await browser.enter(linkIn(await test.mailbox.next(email, 'verify')));
  return { email };
}

export function signIn(browser: Browser, email: string, password = PASSWORD) {
  return browser.post('/api/auth/sign-in/email', { email, password });
}

export async function whoIs(browser: Browser): Promise<string | null> {
  const { user } = (await browser.get('/api/session')).json<{ user: { email: string } | null }>();
  return user?.email ?? null;
}
