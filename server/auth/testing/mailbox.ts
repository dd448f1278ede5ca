import type { Mail, Mailer, MailKind } from '../../../platform/mail/mailer.ts';

const MAX_WAIT_MS = 5000;

/** Keeps mails in memory and lets a test wait for the next one to somebody. */
export class Mailbox implements Mailer {
  readonly mode = 'folder';
  readonly #unread: Mail[] = [];
  readonly #waiting: { isWanted: (mail: Mail) => boolean; take: (mail: Mail) => void }[] = [];

  async sendMail(mail: Mail): Promise<void> {
    const index = this.#waiting.findIndex(({ isWanted }) => isWanted(mail));
    if (index < 0) this.#unread.push(mail);
    else this.#waiting.splice(index, 1)[0]?.take(mail);
  }

  async close(): Promise<void> {}

  /** The oldest mail of this kind to this address that was not read yet. */
  next(to: string, kind: MailKind): Promise<Mail> {
    const isWanted = (mail: Mail) => mail.to === to && mail.kind === kind;
    const index = this.#unread.findIndex(isWanted);
    if (index >= 0) return Promise.resolve(this.#unread.splice(index, 1)[0]!);
    return new Promise((resolve, reject) => {
      const refuse = () => reject(new Error(`No ${kind} mail came to ${to}`));
      const timer = setTimeout(refuse, MAX_WAIT_MS);
      const take = (mail: Mail) => {
        clearTimeout(timer);
        resolve(mail);
      };
      this.#waiting.push({ isWanted, take });
    });
  }

  /** What came to this address and was not read. */
  unreadOf(to: string): Mail[] {
    return this.#unread.filter((mail) => mail.to === to);
  }
}

/** The address behind a mail's button. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`No link in "${mail.subject}"`);
  return link;
}
