import { DnsFailedError, lookUpMail, type MailResolver } from './mail-dns.ts';
import { SmtpConnection, SmtpError, type SmtpTarget } from './smtp/smtp-connection.ts';

export type PortState = 'open' | 'blocked' | 'unknown';

/** Domains of different operators whose mail hosts are always there. */
const REFERENCE_DOMAINS = ['gmail.com', 'icloud.com', 'proton.me', 'gmx.net'];
const FRESH_MS = 10 * 60_000;

/**
 * Tells “this machine can't reach any mail host” from “that host is down”. Many networks block port
 * 25; then nothing can be learnt about any mailbox, and it is to be said once and not guessed for
 * each. When a host can't be connected to, hosts of large operators are: one that can is proof of an
 * open port, none of two or more is proof of a blocked one.
 */
export class Port25 {
  readonly #resolver: MailResolver;
  readonly #canConnect: (host: string, signal: AbortSignal) => Promise<boolean | null>;
  #known: { state: PortState; at: number } | null = null;
  #finding: Promise<PortState> | null = null;

  /** `canConnect` answers null when it could not try. */
  constructor(
    resolver: MailResolver,
    canConnect: (host: string, signal: AbortSignal) => Promise<boolean | null>,
  ) {
    this.#resolver = resolver;
    this.#canConnect = canConnect;
  }

  /** Whether a TCP connection comes about; nothing is said over it. */
  static async connects(target: Omit<SmtpTarget, 'replyMs'>): Promise<boolean> {
    try {
      const connection = await SmtpConnection.open({ ...target, replyMs: 0 });
      connection.close();
      return true;
    } catch (error) {
      if (error instanceof SmtpError) return false;
      throw error;
    }
  }

  isKnownBlocked(): boolean {
    return this.#fresh() === 'blocked';
  }

  noteOpen(): void {
    this.#known = { state: 'open', at: Date.now() };
  }

  /** Found out at most once in ten minutes, and once for all who want to know at one time. */
  find(signal: AbortSignal): Promise<PortState> {
    const fresh = this.#fresh();
    if (fresh) return Promise.resolve(fresh);
    this.#finding ??= this.#tryAll(signal)
      .then((state) => {
        if (state !== 'unknown') this.#known = { state, at: Date.now() };
        return state;
      })
      .finally(() => {
        this.#finding = null;
      });
    return this.#finding;
  }

  #fresh(): PortState | null {
    return this.#known && Date.now() - this.#known.at < FRESH_MS ? this.#known.state : null;
  }

  async #tryAll(signal: AbortSignal): Promise<PortState> {
    const tried = await Promise.all(REFERENCE_DOMAINS.map((domain) => this.#try(domain, signal)));
    if (tried.includes(true)) return 'open';
    // What an end of the job cut short proves nothing.
    if (signal.aborted) return 'unknown';
    return tried.filter((connected) => connected === false).length >= 2 ? 'blocked' : 'unknown';
  }

  async #try(domain: string, signal: AbortSignal): Promise<boolean | null> {
    try {
      const mail = await lookUpMail(this.#resolver, domain);
      const host = mail.kind === 'hosts' ? mail.hosts[0] : undefined;
      return host === undefined ? null : await this.#canConnect(host, signal);
    } catch (error) {
      if (error instanceof DnsFailedError) return null;
      throw error;
    }
  }
}
