import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { compose } from './compose.ts';
import type { Mail, Mailer } from './mailer.ts';

/** Older mails are removed: their links have run out anyway. */
const KEPT_MAILS = 200;

const keptMail = z.object({
  id: z.string(),
  sentAt: z.number(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
/** A mail in the folder; `sentAt` in epoch milliseconds. */
export type KeptMail = z.infer<typeof keptMail>;

/**
 * Mail where no server is set up: each one as `<time>-<random>.eml`, with the same in JSON beside
 * it for the page that lists them. The links in them are as good as passwords, so only the owner
 * of the folder can read it.
 */
export class FolderMailer implements Mailer {
  readonly mode = 'folder';
  readonly #folder: string;
  readonly #from: string;
  readonly #transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  });

  constructor(folder: string, from: string) {
    this.#folder = folder;
    this.#from = from;
  }

  async sendMail(mail: Mail): Promise<void> {
    const { message } = await this.#transport.sendMail(compose(mail, this.#from));
    const sentAt = Date.now();
    const id = `${sentAt}-${randomBytes(4).toString('hex')}`;
    const { kind, to, subject, text, html } = mail;
    const kept: KeptMail = { id, sentAt, kind, to, subject, text, html };
    await fs.mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#write(`${id}.eml`, message as Buffer);
    // Last and by rename: a mail is listed once all of it is there.
    await this.#write(`${id}.part`, JSON.stringify(kept));
    await fs.rename(path.join(this.#folder, `${id}.part`), path.join(this.#folder, `${id}.json`));
    await this.#removeOld();
  }

  async close(): Promise<void> {
    this.#transport.close();
  }

  #write(name: string, content: string | Buffer): Promise<void> {
    return fs.writeFile(path.join(this.#folder, name), content, { mode: 0o600 });
  }

  async #removeOld(): Promise<void> {
    const ids = await listIds(this.#folder);
    for (const id of ids.slice(KEPT_MAILS)) {
      await fs.rm(path.join(this.#folder, `${id}.json`), { force: true });
      await fs.rm(path.join(this.#folder, `${id}.eml`), { force: true });
    }
  }
}

/** The mails in a folder, newest first; none when there is no such folder. */
export async function readMailFolder(folder: string, limit = 50): Promise<KeptMail[]> {
  const ids = (await listIds(folder)).slice(0, limit);
  const mails = await Promise.all(ids.map((id) => readOne(path.join(folder, `${id}.json`))));
  return mails.filter((mail) => mail !== null);
}

async function readOne(file: string): Promise<KeptMail | null> {
  try {
    return keptMail.parse(JSON.parse(await fs.readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function listIds(folder: string): Promise<string[]> {
  try {
    const names = await fs.readdir(folder);
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    return ids.sort().reverse();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
