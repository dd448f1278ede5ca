import { randomInt } from 'node:crypto';
import { whyAddressBlocked } from '../../platform/http/public-address.ts';
import type { EmailReason } from '../../schema/verification/verdict.ts';
import { type DomainMail, lookUpMail, type MailResolver } from './mail-dns.ts';
import { Port25 } from './port-25.ts';
import { askRecipients, type Heard, type Recipient } from './smtp/ask-recipients.ts';

/** How we introduce ourselves to mail hosts. */
export interface SmtpIdentity {
  heloName: string;
  /** The envelope's sender; empty for the null sender. */
  mailFrom: string;
}

export interface VerifierOptions {
  resolver: MailResolver;
  /** Null: no mail host on the internet is asked. */
  smtp: SmtpIdentity | null;
  /** The sample web's mail host on this machine, which all of `.example` belongs to. */
  sampleMailPort?: number | undefined;
  /** Where mail hosts listen and which addresses may be dialled; for tests. */
  port?: number;
  isDialable?: (address: string) => boolean;
  /** Bounds in milliseconds. */
  connectMs?: number;
  replyMs?: number;
}

/** What asking one mail host came to. */
export type Asked =
  | { kind: 'heard'; heard: Heard }
  | {
      kind: 'not_asked';
      reason: Extract<
        EmailReason,
        'mx_unreachable' | 'mx_not_public' | 'port_25_blocked' | 'dns_failed'
      >;
    };

export interface Question {
  host: string;
  domain: string;
  recipients: readonly Recipient[];
  /** Whether a mailbox that can't exist is to be asked for as well. */
  withProbe: boolean;
  signal: AbortSignal;
}

const CONNECT_MS = 10_000;
const REPLY_MS = 20_000;
const MAX_ADDRESSES = 2;
const LOOPBACK = '127.0.0.1';

/** Asks DNS and mail hosts; knows nothing of leads. Only public addresses are dialled. */
export class Verifier {
  readonly #options: VerifierOptions;
  readonly #port25: Port25;

  constructor(options: VerifierOptions) {
    this.#options = options;
    this.#port25 = new Port25(options.resolver, (host, signal) => this.#canConnect(host, signal));
  }

  /** Whether the domain is one of the sample web's. */
  isSample(domain: string): boolean {
    return this.#options.sampleMailPort !== undefined && /(?:^|\.)example$/.test(domain);
  }

  /** Whether mail hosts of this domain may be asked for mailboxes. */
  mayAsk(domain: string): boolean {
    return this.#options.smtp !== null || this.isSample(domain);
  }

  /** Throws `DnsFailedError`. */
  lookUp(domain: string): Promise<DomainMail> {
    if (this.isSample(domain)) return Promise.resolve({ kind: 'hosts', hosts: [`mail.${domain}`] });
    return lookUpMail(this.#options.resolver, domain);
  }

  async ask(question: Question): Promise<Asked> {
    const { smtp, sampleMailPort, port = 25 } = this.#options;
    if (sampleMailPort !== undefined && this.isSample(question.domain)) {
      const identity = { heloName: 'quarry.localhost', mailFrom: '' };
      return heard(await this.#talk(question, identity, LOOPBACK, sampleMailPort));
    }
    if (!smtp) throw new Error('This installation asks no mail hosts');
    if (this.#port25.isKnownBlocked()) return { kind: 'not_asked', reason: 'port_25_blocked' };
    const addresses = await this.#dialable(question.host);
    if (!Array.isArray(addresses)) return addresses;
    for (const address of addresses) {
      const answer = await this.#talk(question, smtp, address, port);
      if (answer.failure !== 'unreachable') {
        this.#port25.noteOpen();
        return heard(answer);
      }
    }
    const isBlocked = (await this.#port25.find(question.signal)) === 'blocked';
    return { kind: 'not_asked', reason: isBlocked ? 'port_25_blocked' : 'mx_unreachable' };
  }

  async #dialable(host: string): Promise<string[] | Extract<Asked, { kind: 'not_asked' }>> {
    const { resolver, isDialable = isPublic } = this.#options;
    let all: string[] | null;
    try {
      all = await resolver.addresses(host);
    } catch {
      return { kind: 'not_asked', reason: 'dns_failed' };
    }
    if (!all?.length) return { kind: 'not_asked', reason: 'mx_unreachable' };
    const allowed = all.filter(isDialable).slice(0, MAX_ADDRESSES);
    return allowed.length > 0 ? allowed : { kind: 'not_asked', reason: 'mx_not_public' };
  }

  #talk(question: Question, identity: SmtpIdentity, address: string, port: number): Promise<Heard> {
    const { connectMs = CONNECT_MS, replyMs = REPLY_MS } = this.#options;
    const { host, domain, recipients, withProbe, signal } = question;
    const probe = withProbe ? { wire: `${unlikely()}@${domain}`, isInternational: false } : null;
    return askRecipients({
      host,
      address,
      port,
      connectMs,
      replyMs,
      signal,
      recipients,
      probe,
      ...identity,
    });
  }

  /** Whether a well-known host lets us connect: what tells a blocked port from a host that is down. */
  async #canConnect(host: string, signal: AbortSignal): Promise<boolean | null> {
    const addresses = await this.#dialable(host);
    if (!Array.isArray(addresses) || !addresses[0] || !this.#options.smtp) return null;
    const { connectMs = CONNECT_MS, port = 25 } = this.#options;
    return Port25.connects({ address: addresses[0], port, connectMs, signal });
  }
}

function heard(answer: Heard): Asked {
  return { kind: 'heard', heard: answer };
}

function isPublic(address: string): boolean {
  return whyAddressBlocked(address) === null;
}

const LETTERS = 'bcdfghjkmnpqrstvwxz';

/** A local part that nobody has: twenty consonants. */
function unlikely(): string {
  return Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
