import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { invitationMail, resetMail } from './mails.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const FROM = 'Quarry <quarry@mail.example.com>';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Received {
  from: string;
  to: string[];
  user: string | undefined;
  message: string;
}

/** A mail server that answers the first deliveries with these codes, then takes all. */
async function serveMail(refusals: number[] = [], options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        attempts++;
        const code = refusals.shift();
        if (code) return callback(Object.assign(new Error('Not now'), { responseCode: code }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: session.user,
          message: Buffer.concat(chunks).toString('utf8'),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { received, port, attempts: () => attempts };
}

function openMailer(url: string): SmtpMailer {
  const mailer = new SmtpMailer(url, FROM, [1, 1]);
  closing.unshift(() => mailer.close());
  return mailer;
}

const mail = resetMail({ to: 'ada@example.com', url: 'https://q.example.com/reset?token=abc' });

test('a mail leaves as text and as HTML, signed in where the server wants it', async () => {
  const { received, port } = await serveMail([], {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, callback) {
      if (password === 'pass word') callback(null, { user: username ?? '' });
      else callback(new Error('No'));
    },
  });
  await openMailer(`smtp://quarry:pass%20word@127.0.0.1:${port}`).sendMail(mail);
  expect(received).toMatchObject([
    { from: 'quarry@mail.example.com', to: ['ada@example.com'], user: 'quarry' },
  ]);
  const message = received[0]?.message ?? '';
  expect(message).toMatch(/^From: Quarry <quarry@mail\.example\.com>\r$/m);
  expect(message).toMatch(/^Subject: Choose a new password\r$/m);
  expect(message).toMatch(/^X-Quarry-Mail: reset\r$/m);
  expect(message).toContain('Content-Type: text/plain');
  expect(message).toContain('Content-Type: text/html');
  expect(message.split('https://q.example.com/reset?token').length).toBeGreaterThan(2);
});

test('a server that is busy is asked again', async () => {
  const { received, port, attempts } = await serveMail([451, 421]);
  await openMailer(`smtp://127.0.0.1:${port}`).sendMail(mail);
  expect([received.length, attempts()]).toEqual([1, 3]);
});

test('a server that refuses for good is not', async () => {
  const { port, attempts } = await serveMail([550]);
  await expect(openMailer(`smtp://127.0.0.1:${port}`).sendMail(mail)).rejects.toThrow('Not now');
  expect(attempts()).toBe(1);
});

test('a server that is not there fails the mail', async () => {
  const { port } = await serveMail();
  for (const close of closing.splice(0)) await close();
  await expect(openMailer(`smtp://127.0.0.1:${port}`).sendMail(mail)).rejects.toThrow(
    /ECONNREFUSED/,
  );
});

test('a repeated invitation is the same message to a mail program', async () => {
  const { received, port } = await serveMail();
  const mailer = openMailer(`smtp://127.0.0.1:${port}`);
  const invitation = invitationMail({
    to: 'ada@example.com',
    url: 'https://q.example.com/invite/abc',
    orgName: 'Acme',
    inviterName: 'Grace',
    roleText: 'read everything',
    expiresAt: new Date('2026-05-04'),
    key: 'invitation 1',
  });
  await mailer.sendMail(invitation);
  await mailer.sendMail(invitation);
  const ids = received.map(({ message }) => /^Message-ID: (.+)\r$/im.exec(message)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{32}@mail\.example\.com>$/);
  expect(ids[1]).toBe(ids[0]);
});
