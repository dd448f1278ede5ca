import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeTry } from './rate-limit.ts';
import { startTestApp, type TestApp } from './testing/app.ts';
import { linkIn } from './testing/mailbox.ts';
import { newAddress, PASSWORD, signIn, signUp, whoIs } from './testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp();
});
afterAll(() => on.close());

const WRONG = 'Wrong-Horse-7';

/** Lets the clock of all counts run ahead. */
async function passMinutes(minutes: number): Promise<void> {
  await on.db.sql`
    update auth.rate_limit set closes_at = closes_at - make_interval(mins => ${minutes})`;
}

async function statuses(tries: number, attempt: (n: number) => Promise<{ statusCode: number }>) {
  const seen: number[] = [];
  for (let n = 0; n < tries; n++) seen.push((await attempt(n)).statusCode);
  return seen;
}

describe('signing in', () => {
  test('has five tries in fifteen minutes, then even the right password waits', async () => {
    const { email } = await signUp(on, on.browser());
    const browser = on.browser();
    expect(await statuses(6, () => signIn(browser, email, WRONG))).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
    const refused = await signIn(browser, email);
    expect([refused.statusCode, refused.json()]).toEqual([
      429,
      {
        code: 'TOO_MANY_TRIES',
        message: 'Too many tries. Wait 15 minutes, or ask for a link by mail.',
      },
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    await passMinutes(15);
    expect((await signIn(browser, email)).statusCode).toBe(200);
  });

  test('is counted for an account and an address: others at that address come in', async () => {
    const [ada, eve] = [await signUp(on, on.browser()), await signUp(on, on.browser())];
    const office = on.browser('198.51.100.4');
    await statuses(6, () => signIn(office, ada.email, WRONG));
    expect((await signIn(office, eve.email)).statusCode).toBe(200);
    expect((await signIn(on.browser('198.51.100.5'), ada.email)).statusCode).toBe(200);
  });

  test('counts tries in capitals and from plain forms as well', async () => {
    const { email } = await signUp(on, on.browser());
    const browser = on.browser();
    await statuses(3, () => signIn(browser, email.toUpperCase(), WRONG));
    const seen = await statuses(3, () =>
      on.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: {
          origin: 'http://localhost:4000',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ email, password: WRONG }).toString(),
      }),
    );
    expect(seen).toEqual([401, 401, 429]);
  });

  test('starts the count again with a success', async () => {
    const { email } = await signUp(on, on.browser());
    const browser = on.browser();
    for (let round = 0; round < 4; round++) {
      expect(await statuses(4, () => signIn(browser, email, WRONG))).toEqual([401, 401, 401, 401]);
      expect((await signIn(browser, email)).statusCode).toBe(200);
    }
  });

  test('is locked after ten failures from anywhere, for an hour', async () => {
    const { email } = await signUp(on, on.browser());
    const from = (n: number) => on.browser(`203.0.113.${n}`);
    const seen = await statuses(11, (n) => signIn(from(n), email, WRONG));
    expect(seen).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await signIn(from(100), email)).statusCode).toBe(429);
    await passMinutes(59);
    expect((await signIn(from(101), email)).statusCode).toBe(429);
    await passMinutes(1);
    expect((await signIn(from(102), email)).statusCode).toBe(200);
  });

  test('opens again with a link by mail, and leaves open sessions alone', async () => {
    const owner = on.browser();
    const { email } = await signUp(on, owner);
    await statuses(11, (n) => signIn(on.browser(`203.0.113.${n}`), email, WRONG));
    expect(await whoIs(owner)).toBe(email);
    await owner.post('/api/auth/sign-out');
    await owner.post('/api/auth/sign-in/magic-link', { email });
    await owner.enter(linkIn(await on.mailbox.next(email, 'magic-link')));
    expect(await whoIs(owner)).toBe(email);
    expect((await signIn(on.browser('203.0.113.77'), email)).statusCode).toBe(200);
  });

  test('lets no more guesses through when they come all at once', async () => {
    const { email } = await signUp(on, on.browser());
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => signIn(on.browser(`192.0.2.${n}`), email, WRONG)),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBe(10);
  });
});

describe('one address', () => {
  test('can not try one password on many accounts without end', async () => {
    const sprayer = on.browser('203.0.113.200');
    const spray = () => signIn(sprayer, newAddress(), 'Summer-2026');
    await spray();
    await on.db.sql`
      update auth.rate_limit set tries = 98 where key = 'path 203.0.113.200 /sign-in/email'`;
    expect(await statuses(3, spray)).toEqual([401, 401, 429]);
  });

  test('is what the connection says, whatever a header claims', async () => {
    const { email } = await signUp(on, on.browser());
    const seen = await statuses(6, (n) =>
      on.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        remoteAddress: '203.0.113.201',
        headers: {
          host: 'localhost:4000',
          origin: 'http://localhost:4000',
          'x-forwarded-for': `198.51.100.${n}`,
          'x-quarry-client-address': `198.51.100.${n}`,
        },
        payload: { email, password: WRONG },
      }),
    );
    expect(seen.at(-1)).toBe(429);
  });

  test('gets five mails sent to a mailbox, then has to wait', async () => {
    const { email } = await signUp(on, on.browser());
    const seen = await statuses(6, (n) =>
      on.browser(`203.0.113.${n}`).post('/api/auth/request-password-reset', { email }),
    );
    expect(seen).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

test('behind a proxy of ours, the address that it added counts', async () => {
  const proxied = await startTestApp({ TRUST_PROXY: 'on' });
  try {
    const { email } = await signUp(proxied, proxied.browser());
    const seen = await statuses(7, (n) =>
      proxied.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: {
          host: 'localhost:4000',
          origin: 'http://localhost:4000',
          'x-forwarded-for': `198.51.100.${n}, ${n < 6 ? '203.0.113.9' : '203.0.113.10'}`,
        },
        payload: { email, password: WRONG },
      }),
    );
    expect(seen).toEqual([401, 401, 401, 401, 401, 429, 401]);
  } finally {
    await proxied.close();
  }
});

test.each([['development'], ['production'], ['test']])('limits hold in %s', async (mode) => {
  const app = await startTestApp({ NODE_ENV: mode });
  try {
    const { email } = await signUp(app, app.browser());
    const seen = await statuses(6, () => signIn(app.browser(), email, WRONG));
    expect(seen.at(-1)).toBe(429);
  } finally {
    await app.close();
  }
});

test('limits can be taken off for tests alone', async () => {
  await expect(startTestApp({ QUARRY_AUTH_RATE_LIMIT: 'off' })).rejects.toThrow(/NODE_ENV=test/);
  const app = await startTestApp({ QUARRY_AUTH_RATE_LIMIT: 'off', NODE_ENV: 'test' });
  try {
    const { email } = await signUp(app, app.browser());
    expect(await statuses(12, () => signIn(app.browser(), email, WRONG))).not.toContain(429);
    expect((await signIn(app.browser(), email, PASSWORD)).statusCode).toBe(200);
  } finally {
    await app.close();
  }
});

test('counts that ran out are cleared away', async () => {
  const limit = { tries: 1, windowSeconds: 60 };
  await takeTry(on.db.sql, 'old', limit);
  await on.db.sql`update auth.rate_limit set closes_at = now() - interval '1 s' where key = 'old'`;
  await takeTry(on.db.sql, 'new', limit);
  const rows = await on.db.sql`select key from auth.rate_limit where key in ('old', 'new')`;
  expect([...rows]).toEqual([{ key: 'new' }]);
});
