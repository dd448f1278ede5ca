import { afterEach, expect, test } from 'vitest';
import { FolderMailer } from '../../platform/mail/folder-mailer.ts';
import { mailFolder } from '../../platform/mail/mailer.ts';
import { resetMail } from '../../platform/mail/mails.ts';
import { startTestApp, type TestApp } from '../auth/testing/app.ts';
import { signUp } from '../auth/testing/people.ts';

let open: TestApp | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function start(env: Record<string, string> = {}): Promise<TestApp> {
  open = await startTestApp(env);
  return open;
}

async function leaveMail(on: TestApp): Promise<void> {
  const mailer = new FolderMailer(mailFolder(on.deps.env), 'Quarry <quarry@localhost>');
  const url = 'http://localhost:4000/reset?a=1&b=<2>';
  await mailer.sendMail(resetMail({ to: 'ada@example.com', url }));
  await mailer.close();
}

test('the session route knows who asks', async () => {
  const on = await start();
  const browser = on.browser();
  const before = await browser.get('/api/session');
  expect([before.json(), before.headers['cache-control']]).toEqual([{ user: null }, 'no-store']);
  const { email } = await signUp(on, browser);
  expect((await browser.get('/api/session')).json()).toEqual({
    user: { id: expect.any(String), email, name: 'Ada', isGuest: false },
  });
});

test('the config names what is set up, and nothing else', async () => {
  const plain = await start();
  expect((await plain.browser().get('/api/config')).json()).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    social: [],
    demo: null,
    searxng: false,
    llm: false,
    mail: 'folder',
    mailPage: '/dev/mail',
  });
  await plain.close();
  const rich = await start({
    SMTP_URL: 'smtp://mail.example.com',
    GITHUB_CLIENT_ID: 'id',
    GITHUB_CLIENT_SECRET: 'secret',
    QUARRY_DEMO: 'on',
    QUARRY_DEMO_PORT: '4100',
  });
  expect((await rich.browser().get('/api/config')).json()).toMatchObject({
    social: ['github'],
    demo: { startUrl: 'http://sample.localhost:4100/directory' },
    searxng: false,
    llm: false,
    mail: 'smtp',
    mailPage: null,
  });
});

test('whoever sits at the machine reads its mails and can click their links', async () => {
  const on = await start();
  await leaveMail(on);
  const browser = on.browser('::1');
  const { mails } = (await browser.get('/dev/mail.json')).json<{ mails: { id: string }[] }>();
  expect(mails).toMatchObject([{ to: 'ada@example.com', subject: 'Choose a new password' }]);
  const page = (await browser.get('/dev/mail')).body;
  expect(page).toContain('<a href="http://localhost:4000/reset?a=1&amp;b=&lt;2&gt;">');
  const mail = await browser.get(`/dev/mail/${mails[0]?.id}`);
  expect(mail.headers['content-security-policy']).toContain('sandbox');
  expect(mail.body).toContain('Choose a password</a>');
  expect((await browser.get('/dev/mail/unknown')).statusCode).toBe(404);
});

test.each([
  ['from another machine', {}, '192.0.2.7', {}],
  ['through a proxy', {}, '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }],
  ['under a foreign name', {}, '127.0.0.1', { host: 'evil.example' }],
  ['of a public installation', { QUARRY_PUBLIC_URL: 'https://q.example.com' }, '127.0.0.1', {}],
  ['where a mail server is set', { SMTP_URL: 'smtp://mail.example.com' }, '127.0.0.1', {}],
  ['where a proxy is trusted', { TRUST_PROXY: 'on' }, '127.0.0.1', {}],
])('nobody reads the mails %s', async (_case, env, remoteAddress, headers) => {
  const on = await start(env);
  await leaveMail(on);
  const seen = await Promise.all(
    ['/dev/mail', '/dev/mail.json'].map((url) =>
      on.app.inject({ url, remoteAddress, headers: { host: 'localhost:4000', ...headers } }),
    ),
  );
  expect(seen.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
});
