import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';

/** What a scripted host does at one step; a string is a reply without its line break. */
export type Reaction =
  | string
  /** Bytes as they are. */
  | { raw: string }
  /** Says nothing more, and keeps the connection. */
  | { hang: true }
  /** A reply that comes this much later. */
  | { afterMs: number; reply: string }
  /** One byte at a time, this far apart. */
  | { dripMs: number; reply: string }
  /** Breaks off, perhaps after some bytes. */
  | { close: true; raw?: string };

export interface MailScript {
  greeting?: Reaction;
  ehlo?: Reaction;
  starttls?: Reaction;
  mail?: Reaction;
  /** `nth` counts how often this host was asked about this recipient, from 1. */
  recipient?: (address: string, nth: number) => Reaction;
}

export interface MailSession {
  /** Each command as it came. */
  commands: string[];
  isSecure: boolean;
}

const EHLO =
  '250-mail host\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME';

/**
 * A mail host on this machine that follows a script: it greylists, tarpits, rejects, takes all,
 * breaks off and speaks garbage as it is told to. It takes no mail: DATA is refused.
 */
export class ScriptedMailHost {
  script: MailScript = {};
  readonly sessions: MailSession[] = [];
  /** The most connections that were open at one time. */
  mostAtOnce = 0;
  #open = 0;
  readonly #asked = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #tls: SecureContext | null;

  private constructor(tls: { key: string; cert: string } | null) {
    this.#tls = tls && createSecureContext(tls);
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /** On a free port of the loopback when none is named. `tls` makes it offer STARTTLS. */
  static async start(
    options: { port?: number; tls?: { key: string; cert: string } } = {},
  ): Promise<ScriptedMailHost> {
    const host = new ScriptedMailHost(options.tls ?? null);
    await new Promise<void>((resolve, reject) => {
      host.#server.once('error', reject);
      host.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return host;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Every recipient that was asked about, in order. */
  get recipients(): string[] {
    return this.sessions.flatMap(({ commands }) =>
      commands.flatMap((command) => /^RCPT TO:<(.*)>/i.exec(command)?.[1] ?? []),
    );
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #serve(socket: Socket): void {
    const session: MailSession = { commands: [], isSecure: false };
    this.sessions.push(session);
    this.#open++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    this.#sockets.add(socket);
    socket.on('close', () => {
      this.#open--;
      this.#sockets.delete(socket);
    });
    socket.on('error', () => {});
    this.#attend(socket, session);
    void react(socket, this.script.greeting ?? '220 mail host ESMTP');
  }

  #attend(socket: Socket, session: MailSession): void {
    let rest = '';
    let turn = Promise.resolve();
    socket.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        session.commands.push(line);
        turn = turn.then(() => this.#answer(socket, session, line));
      }
    });
  }

  async #answer(socket: Socket, session: MailSession, line: string): Promise<void> {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'STAR' && this.#tls) {
      const agreed = this.script.starttls ?? '220 go ahead';
      await react(socket, agreed);
      if (typeof agreed === 'string' && agreed.startsWith('220')) this.#secure(socket, session);
      return;
    }
    await react(socket, this.#reactionTo(verb, line, session));
    if (verb === 'QUIT') socket.end();
  }

  #reactionTo(verb: string, line: string, session: MailSession): Reaction {
    if (verb === 'EHLO') {
      const offer =
        this.#tls && !session.isSecure
          ? EHLO.replace('250-SIZE', '250-STARTTLS\r\n250-SIZE')
          : EHLO;
      return this.script.ehlo ?? offer;
    }
    if (verb === 'HELO') return '250 mail host';
    if (verb === 'MAIL') return this.script.mail ?? '250 2.1.0 Ok';
    if (verb === 'RSET' || verb === 'NOOP') return '250 2.0.0 Ok';
    if (verb === 'QUIT') return '221 2.0.0 Bye';
    if (verb !== 'RCPT') return '502 5.5.2 Not here';
    const address = /<(.*)>/.exec(line)?.[1]?.toLowerCase() ?? '';
    const nth = (this.#asked.get(address) ?? 0) + 1;
    this.#asked.set(address, nth);
    return this.script.recipient?.(address, nth) ?? '250 2.1.5 Ok';
  }

  #secure(socket: Socket, session: MailSession): void {
    socket.removeAllListeners('data');
    session.isSecure = true;
    const secure = new TLSSocket(socket, { isServer: true, secureContext: this.#tls ?? undefined });
    secure.on('error', () => socket.destroy());
    this.#attend(secure, session);
  }
}

async function react(socket: Socket, reaction: Reaction): Promise<void> {
  if (typeof reaction === 'string') socket.write(`${reaction}\r\n`);
  else if ('close' in reaction) {
    socket.end(reaction.raw ?? '');
  } else if ('raw' in reaction) socket.write(reaction.raw);
  else if ('afterMs' in reaction) {
    await wait(reaction.afterMs);
    socket.write(`${reaction.reply}\r\n`);
  } else if ('dripMs' in reaction) {
    for (const byte of `${reaction.reply}\r\n`) {
      if (socket.destroyed) return;
      socket.write(byte);
      await wait(reaction.dripMs);
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
