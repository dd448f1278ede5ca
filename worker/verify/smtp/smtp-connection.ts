import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { GarbledReplyError, ReplyReader, type SmtpReply } from './reply-reader.ts';

/** Why a conversation came to an end before its own. */
export type SmtpFailure =
  /** No TCP connection: refused, unreachable, or nobody answered. */
  | 'unreachable'
  /** No reply in time. */
  | 'slow'
  | 'closed'
  | 'garbled'
  | 'tls'
  | 'aborted';

export class SmtpError extends Error {
  readonly failure: SmtpFailure;
  constructor(failure: SmtpFailure, options?: ErrorOptions) {
    super(`SMTP: ${failure}`, options);
    this.name = 'SmtpError';
    this.failure = failure;
  }
}

export interface SmtpTarget {
  /** The IP address to dial. The caller has made sure that it may be dialled. */
  address: string;
  port: number;
  connectMs: number;
  /** How long one reply may take. */
  replyMs: number;
  /** Ends the connection at once. */
  signal: AbortSignal;
}

/**
 * One connection to a mail host: a command, its reply, the next command. Every wait is bounded;
 * whatever goes wrong is an `SmtpError`, after which the connection is closed.
 */
export class SmtpConnection {
  readonly #target: SmtpTarget;
  #socket: Socket;
  #reader = new ReplyReader();
  #replies: SmtpReply[] = [];
  #failure: SmtpError | null = null;
  /** What it is when the host breaks off: while TLS is agreed on, that is what broke. */
  #brokenOff: SmtpFailure = 'closed';
  #wake: (() => void) | null = null;

  private constructor(target: SmtpTarget, socket: Socket) {
    this.#target = target;
    this.#socket = socket;
    this.#listen(socket);
  }

  /** Connects; the greeting is read with `reply`. */
  static async open(target: SmtpTarget): Promise<SmtpConnection> {
    const { address, port, connectMs, signal } = target;
    if (signal.aborted) throw new SmtpError('aborted');
    const socket = connect({ host: address, port, noDelay: true });
    const connection = new SmtpConnection(target, socket);
    signal.addEventListener('abort', connection.#abort, { once: true });
    const isOpen = new Promise<void>((resolve) => {
      socket.once('connect', resolve);
    });
    try {
      await connection.#within(connectMs, isOpen, 'unreachable');
    } catch (error) {
      connection.close();
      if (error instanceof SmtpError && error.failure === 'aborted') throw error;
      throw new SmtpError('unreachable', { cause: error });
    }
    return connection;
  }

  /** The next reply. */
  async reply(): Promise<SmtpReply> {
    const deadline = performance.now() + this.#target.replyMs;
    for (;;) {
      const reply = this.#replies.shift();
      if (reply) return reply;
      if (this.#failure) throw this.#failure;
      const came = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await this.#within(deadline - performance.now(), came, 'slow');
    }
  }

  /** Sends a command and waits for its reply. Line breaks in it are a fault of the caller. */
  async ask(command: string): Promise<SmtpReply> {
    if (/[\r\n]/.test(command)) throw new TypeError('An SMTP command is one line');
    if (this.#failure) throw this.#failure;
    // Nothing was asked that this could be the reply to.
    this.#replies.length = 0;
    this.#socket.write(`${command}\r\n`);
    return this.reply();
  }

  /** After STARTTLS was agreed on. Any certificate will do: nothing secret is said (RFC 7435). */
  async startTls(servername: string): Promise<void> {
    // What came in the clear after the agreement could be anybody's.
    if (this.#reader.hasRest || this.#replies.length > 0) throw this.#fail('garbled');
    this.#brokenOff = 'tls';
    const plain = this.#socket;
    plain.removeAllListeners('data');
    const secure = connectTls({ socket: plain, servername, rejectUnauthorized: false });
    this.#socket = secure;
    this.#reader = new ReplyReader();
    const isSecure = new Promise<void>((resolve) => {
      secure.once('secureConnect', resolve);
    });
    this.#listen(secure);
    try {
      await this.#within(this.#target.replyMs, isSecure, 'tls');
    } catch (error) {
      throw this.#fail('tls', error);
    }
    this.#brokenOff = 'closed';
  }

  close(): void {
    this.#target.signal.removeEventListener('abort', this.#abort);
    this.#fail('closed');
    this.#socket.destroy();
  }

  readonly #abort = (): void => {
    this.#fail('aborted');
    this.#socket.destroy();
  };

  #listen(socket: Socket): void {
    socket.on('data', (bytes: Buffer) => {
      try {
        this.#replies.push(...this.#reader.push(bytes));
        this.#wake?.();
      } catch (error) {
        if (!(error instanceof GarbledReplyError)) throw error;
        this.#fail('garbled', error);
        socket.destroy();
      }
    });
    socket.on('error', (error) => this.#fail(this.#brokenOff, error));
    socket.on('close', () => this.#fail(this.#brokenOff));
  }

  /** The first failure is the one that counts. */
  #fail(failure: SmtpFailure, cause?: unknown): SmtpError {
    this.#failure ??= new SmtpError(failure, { cause });
    this.#wake?.();
    return this.#failure;
  }

  async #within(ms: number, awaited: Promise<void>, otherwise: SmtpFailure): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const failed = new Promise<void>((resolve) => {
      const wake = this.#wake;
      this.#wake = () => {
        wake?.();
        resolve();
      };
    });
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), Math.max(0, ms));
    });
    const outcome = await Promise.race([awaited, failed, late]);
    clearTimeout(timer);
    this.#wake = null;
    if (outcome === 'late') throw this.#fail(otherwise);
    if (this.#failure && this.#replies.length === 0) throw this.#failure;
  }
}
