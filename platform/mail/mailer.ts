import path from 'node:path';
import type { Env } from '../env.ts';
import { FolderMailer } from './folder-mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

export type MailKind = 'verify' | 'reset' | 'magic-link' | 'account-exists' | 'invitation';

export interface Mail {
  /** One address; a list in it is refused. */
  to: string;
  subject: string;
  text: string;
  html: string;
  kind: MailKind;
  /** Mails with one key are one mail: clients that see it twice show it once. */
  key?: string;
}

export interface Mailer {
  /** `folder`: nothing leaves this machine; whoever sits at it reads the mails at /dev/mail. */
  mode: 'smtp' | 'folder';
  /** Resolves once the mail is handed over; rejects when that failed for good. */
  sendMail(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

/** SMTP when it is configured, else files under the data folder. */
export function openMailer(env: Env): Mailer {
  return env.SMTP_URL
    ? new SmtpMailer(env.SMTP_URL, env.MAIL_FROM)
    : new FolderMailer(mailFolder(env), env.MAIL_FROM);
}

export function mailFolder(env: Pick<Env, 'QUARRY_DATA_DIR'>): string {
  return path.join(env.QUARRY_DATA_DIR, 'mail');
}
