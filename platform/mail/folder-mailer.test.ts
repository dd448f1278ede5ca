import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderMailer, readMailFolder } from './folder-mailer.ts';
import { magicLinkMail } from './mails.ts';

let base: string;
let folder: string;
let mailer: FolderMailer;
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'quarry-mail-'));
  folder = path.join(base, 'mail');
  mailer = new FolderMailer(folder, 'Quarry <quarry@localhost>');
});
afterEach(async () => {
  await mailer.close();
  await rm(base, { recursive: true });
});

const mailTo = (to: string) => magicLinkMail({ to, url: 'http://localhost:4000/magic?token=abc' });

test('a mail is kept as a mail program opens it, and readable to the owner alone', async () => {
  await mailer.sendMail(mailTo('ada@example.com'));
  const names = await readdir(folder);
  const file = path.join(folder, names.find((name) => name.endsWith('.eml')) ?? '');
  expect(await readFile(file, 'utf8')).toMatch(/^To: ada@example\.com\r$/m);
  const modes = await Promise.all(
    [folder, file, file.replace('.eml', '.json')].map(
      async (one) => (await stat(one)).mode & 0o777,
    ),
  );
  expect(modes).toEqual([0o700, 0o600, 0o600]);
});

test('mails are listed newest first, also when many are sent at once', async () => {
  expect(await readMailFolder(folder)).toEqual([]);
  await mailer.sendMail(mailTo('first@example.com'));
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => mailer.sendMail(mailTo(`${n}@example.com`))),
  );
  const mails = await readMailFolder(folder);
  expect(mails.length).toBe(21);
  expect(mails.map(({ sentAt }) => sentAt)).toEqual(
    mails.map(({ sentAt }) => sentAt).toSorted((a, b) => b - a),
  );
  expect(mails.at(-1)?.sentAt).toBe(Math.min(...mails.map(({ sentAt }) => sentAt)));
});

test('two hundred are kept, the oldest go', async () => {
  for (let n = 0; n < 203; n++) await mailer.sendMail(mailTo(`${n}@example.com`));
  const files = await readdir(folder);
  expect(files.length).toBe(400);
});
