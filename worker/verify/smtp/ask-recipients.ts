import { isIP } from 'node:net';
import { judgeRecipient, type RecipientAnswer } from './judge-reply.ts';
import type { SmtpReply } from './reply-reader.ts';
import { SmtpConnection, SmtpError, type SmtpFailure, type SmtpTarget } from './smtp-connection.ts';

export interface Recipient {
  /** As in RCPT TO. */
  wire: string;
  isInternational: boolean;
}

export interface Conversation extends SmtpTarget {
  /** The host's name, for TLS. */
  host: string;
  /** How we introduce ourselves. */
  heloName: string;
  /** The envelope's sender; empty for the null sender. */
  mailFrom: string;
  recipients: readonly Recipient[];
  /** A mailbox that can't exist: asked when another one was taken. Null: the answer is known. */
  probe: Recipient | null;
}

export interface RecipientReply {
  answer: RecipientAnswer;
  /** "550 5.1.1" */
  code: string;
}

export interface Heard {
  /** By the recipient's `wire`; who is missing got no answer. */
  replies: Map<string, RecipientReply>;
  /** Whether the host took the mailbox that can't exist; null when it did not say. */
  isCatchAll: boolean | null;
  /** Why the conversation ended early; null when it went its way. */
  failure: SmtpFailure | null;
}

/**
 * Asks a mail host whether it would take mail for these recipients, and sends none: EHLO, STARTTLS
 * where offered, MAIL FROM, RCPT TO for each, RSET, QUIT (RFC 5321). Never throws for what a host
 * does; the caller's `signal` bounds the whole.
 */
export async function askRecipients(talk: Conversation): Promise<Heard> {
  const first = await converse(talk, true);
  // A host whose TLS is broken may be asked in the clear: nothing secret is said.
  return first.failure === 'tls' && first.replies.size === 0 ? converse(talk, false) : first;
}

async function converse(talk: Conversation, withTls: boolean): Promise<Heard> {
  const heard: Heard = { replies: new Map(), isCatchAll: null, failure: null };
  let connection: SmtpConnection | null = null;
  try {
    connection = await SmtpConnection.open(talk);
    await hold(connection, talk, withTls, heard);
  } catch (error) {
    if (!(error instanceof SmtpError)) throw error;
    heard.failure = error.failure;
  } finally {
    connection?.close();
  }
  return heard;
}

async function hold(
  connection: SmtpConnection,
  talk: Conversation,
  withTls: boolean,
  heard: Heard,
): Promise<void> {
  const greeting = await connection.reply();
  if (greeting.code !== 220) return turnAway(talk, heard, greeting);
  const extensions = await introduce(connection, talk, withTls);
  if (!Array.isArray(extensions)) return turnAway(talk, heard, extensions);
  const isUtf8 = extensions.includes('SMTPUTF8');
  const askable = talk.recipients.filter((one) => isUtf8 || !one.isInternational);
  const parameter = askable.some((one) => one.isInternational) ? ' SMTPUTF8' : '';
  const sender = await connection.ask(`MAIL FROM:<${talk.mailFrom}>${parameter}`);
  if (sender.code !== 250) return turnAway(talk, heard, sender);
  for (const { wire } of askable) {
    const reply = await connection.ask(`RCPT TO:<${wire}>`);
    heard.replies.set(wire, { answer: judgeRecipient(reply), code: codeOf(reply) });
    if (reply.code === 421) return;
  }
  if (talk.probe && hasTaken(heard)) {
    heard.isCatchAll = readProbe(await connection.ask(`RCPT TO:<${talk.probe.wire}>`));
  }
  await part(connection);
}

/** EHLO, or HELO for old hosts. The extensions that are offered, or the reply that refuses us. */
async function introduce(
  connection: SmtpConnection,
  talk: Conversation,
  withTls: boolean,
): Promise<string[] | SmtpReply> {
  const hello = await connection.ask(`EHLO ${talk.heloName}`);
  if (hello.code >= 500) {
    const old = await connection.ask(`HELO ${talk.heloName}`);
    return old.code === 250 ? [] : old;
  }
  if (hello.code !== 250) return hello;
  const extensions = keywords(hello);
  if (!withTls || !extensions.includes('STARTTLS')) return extensions;
  const agreed = await connection.ask('STARTTLS');
  if (agreed.code !== 220) return extensions;
  await connection.startTls(isIP(talk.host) === 0 ? talk.host : '');
  const again = await connection.ask(`EHLO ${talk.heloName}`);
  return again.code === 250 ? keywords(again) : again;
}

function keywords({ lines }: SmtpReply): string[] {
  return lines.slice(1).map((line) => line.split(/[ =]/, 1)[0]?.toUpperCase() ?? '');
}

/** The host stopped us before any recipient was named: that is said of all of them. */
function turnAway(talk: Conversation, heard: Heard, reply: SmtpReply): void {
  const judged = judgeRecipient(reply);
  const isForNow = judged === 'greylisted' || judged === 'temporary';
  const answer = isForNow ? judged : 'refused_us';
  for (const { wire } of talk.recipients) heard.replies.set(wire, { answer, code: codeOf(reply) });
}

function hasTaken({ replies }: Heard): boolean {
  return [...replies.values()].some(({ answer }) => answer === 'taken');
}

function readProbe(reply: SmtpReply): boolean | null {
  const answer = judgeRecipient(reply);
  if (answer === 'taken') return true;
  return answer === 'mailbox_not_found' || answer === 'domain_refused' ? false : null;
}

/** Nothing was sent, and nothing more is wanted; what the host says to that is of no interest. */
async function part(connection: SmtpConnection): Promise<void> {
  try {
    await connection.ask('RSET');
    await connection.ask('QUIT');
  } catch (error) {
    if (!(error instanceof SmtpError) || error.failure === 'aborted') throw error;
  }
}

function codeOf({ code, status }: SmtpReply): string {
  return status === null ? String(code) : `${code} ${status}`;
}
