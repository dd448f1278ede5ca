import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mailer.ts';

const ONE_ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** A mail as nodemailer takes it. Throws when `to` is not exactly one address that can be reached. */
export function compose(mail: Mail, from: string): SendMailOptions {
  if (!ONE_ADDRESS.test(mail.to) || mail.to.endsWith('.invalid')) {
    throw new Error('A mail goes to one address that exists');
  }
  return {
    from,
    // As an object, so that nothing in the address is read as a second one.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.key ? { messageId: messageId(mail.key, from) } : {}),
    headers: { 'X-Quarry-Mail': mail.kind, 'Auto-Submitted': 'auto-generated' },
    // Nothing in a mail may make the sender read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function messageId(key: string, from: string): string {
  const domain = /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`;
}
