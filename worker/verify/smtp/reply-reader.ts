/** What a mail host answered to one command. */
export interface SmtpReply {
  /** 200 to 599. */
  code: number;
  /** RFC 3463 status, like "5.1.1"; null when the host gives none. */
  status: string | null;
  /** The text after the code, line by line, without control characters. */
  lines: string[];
}

/** The host does not speak SMTP, or says more than anybody should have to read. */
export class GarbledReplyError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'GarbledReplyError';
  }
}

/** RFC 5321 §4.5.3.1.5 allows 512 octets; some hosts write whole URLs. */
const MAX_LINE_BYTES = 2_048;
const MAX_LINES = 128;

const LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/;
const STATUS = /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/;

/**
 * Puts the bytes of a connection together to replies (RFC 5321 §4.2). Lines may come in any pieces;
 * a bare line feed ends a line too. Throws `GarbledReplyError` for what is no reply; after that the
 * reader is of no more use.
 */
export class ReplyReader {
  #rest = '';
  #lines: string[] = [];
  #code = 0;

  /** The replies that are complete with these bytes, in order. */
  push(bytes: Uint8Array): SmtpReply[] {
    const replies: SmtpReply[] = [];
    // One character a byte: what is not ASCII is of no interest, and can't be split in two.
    let text = this.#rest + Buffer.from(bytes).toString('latin1');
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      if (end > MAX_LINE_BYTES) throw new GarbledReplyError('a line without an end');
      const reply = this.#take(text.slice(0, end).replace(/\r$/, ''));
      if (reply) replies.push(reply);
      text = text.slice(end + 1);
    }
    if (text.length > MAX_LINE_BYTES) throw new GarbledReplyError('a line without an end');
    this.#rest = text;
    return replies;
  }

  /** Whether something came after the last complete reply. */
  get hasRest(): boolean {
    return this.#rest !== '' || this.#lines.length > 0;
  }

  #take(line: string): SmtpReply | null {
    const [, digits, mark, text = ''] = LINE.exec(line) ?? [];
    if (digits === undefined) throw new GarbledReplyError('a line that is no reply');
    const code = Number(digits);
    if (this.#lines.length > 0 && code !== this.#code) {
      throw new GarbledReplyError('a reply with two codes');
    }
    this.#code = code;
    this.#lines.push(toPlainText(text));
    if (this.#lines.length > MAX_LINES) throw new GarbledReplyError('a reply without an end');
    if (mark === '-') return null;
    const lines = this.#lines;
    this.#lines = [];
    return { code, status: STATUS.exec(lines[0] ?? '')?.[1] ?? null, lines };
  }
}

function toPlainText(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, ' ').trim();
}
