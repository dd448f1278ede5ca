import { createTransport } from 'nodemailer';
import { compose } from './compose.ts';
import type { Mail, Mailer } from './mailer.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const RETRY_AFTER_MS = [500, 3000];

/** Mail through a server. What may pass (no connection, a 4xx answer) is tried three times. */
export class SmtpMailer implements Mailer {
  readonly mode = 'smtp';
  readonly #from: string;
  readonly #transport: ReturnType<typeof openTransport>;
  readonly #retryAfterMs: number[];

  constructor(url: string, from: string, retryAfterMs = RETRY_AFTER_MS) {
    this.#from = from;
    this.#transport = openTransport(url);
    this.#retryAfterMs = retryAfterMs;
  }

  async sendMail(mail: Mail): Promise<void> {
    const message = compose(mail, this.#from);
    for (const waitMs of [...this.#retryAfterMs, null]) {
      try {
        await this.#transport.sendMail(message);
        return;
      } catch (error) {
        if (waitMs === null || !mayPass(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  async close(): Promise<void> {
    this.#transport.close();
  }
}

function openTransport(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
}

function mayPass(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode) return responseCode >= 400 && responseCode < 500;
  return code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'ESOCKET' || code === 'EDNS';
}
