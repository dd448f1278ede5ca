import type { Log } from '../../platform/log.ts';
import type { Mail, Mailer } from '../../platform/mail/mailer.ts';

/**
 * Mails leave after the answer: how long a mail server takes must not tell whether an account
 * exists. One that can't be handed over is logged without its address; the person asks again.
 */
export class Outbox {
  readonly #mailer: Mailer;
  readonly #log: Log;
  readonly #pending = new Set<Promise<void>>();

  constructor(mailer: Mailer, log: Log) {
    this.#mailer = mailer;
    this.#log = log;
  }

  post(mail: Mail): void {
    const sending: Promise<void> = this.#mailer
      .sendMail(mail)
      .catch((error: unknown) => {
        this.#log.error({ err: error, kind: mail.kind }, 'a mail could not be sent');
      })
      .finally(() => this.#pending.delete(sending));
    this.#pending.add(sending);
  }

  /** Resolves once all that was posted has left or failed. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
