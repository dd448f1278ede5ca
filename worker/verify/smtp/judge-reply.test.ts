import { expect, test } from 'vitest';
import { judgeRecipient, type RecipientAnswer } from './judge-reply.ts';
import { ReplyReader } from './reply-reader.ts';

/** Lines as the common mail servers write them. */
const ANSWERS: [line: string, means: RecipientAnswer][] = [
  ['250 2.1.5 Ok', 'taken'],
  ['251 User not local; will forward to <x@example.com>', 'taken'],
  ['252 2.5.2 Cannot VRFY user, but will take message', 'unclear'],
  // Gmail, Exchange Online, Postfix, Exim, qmail, Yahoo
  [
    '550-5.1.1 The email account that you tried to reach does not exist. Please try',
    'mailbox_not_found',
  ],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'mailbox_not_found',
  ],
  [
    '550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table',
    'mailbox_not_found',
  ],
  ['550 No Such User Here', 'mailbox_not_found'],
  ['550 sorry, no mailbox here by that name. (#5.7.17)', 'mailbox_not_found'],
  ["554 delivery error: dd This user doesn't have a yahoo.example account", 'mailbox_not_found'],
  ['550 Unrouteable address', 'domain_refused'],
  ['553 5.1.3 Invalid address', 'mailbox_not_found'],
  ['550 Mailbox unavailable', 'mailbox_not_found'],
  ['550', 'mailbox_not_found'],
  ['554 5.7.1 <a@b.example>: Relay access denied', 'domain_refused'],
  ['550 5.1.2 Bad destination system address', 'domain_refused'],
  ['550 5.2.1 The email account that you tried to reach is disabled', 'mailbox_disabled'],
  ['554 5.2.1 Account inactive', 'mailbox_disabled'],
  ['552 5.2.2 Mailbox full', 'mailbox_full'],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'mailbox_full'],
  // About us, not about the mailbox
  ['550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using Spamhaus', 'refused_us'],
  ['550 5.1.1 Your IP has a poor reputation', 'refused_us'],
  [
    '554 5.7.1 Client host rejected: cannot find your reverse hostname, reverse DNS failed',
    'refused_us',
  ],
  ['530 5.7.0 Authentication required', 'refused_us'],
  ['550 5.7.0 Local policy violation', 'refused_us'],
  ['553 5.7.1 Sender address rejected: not owned by user', 'refused_us'],
  // Later
  [
    '450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted, see http://postgrey.example',
    'greylisted',
  ],
  ['451 4.7.1 Greylisting in action, please come back in 00:05:00', 'greylisted'],
  ['451 4.7.1 Please try again later', 'greylisted'],
  ['450 4.7.1 Service unavailable', 'greylisted'],
  ['421 4.7.0 Try again later, closing connection', 'greylisted'],
  ['451 4.3.0 Internal server error', 'temporary'],
  ['421 Service not available', 'temporary'],
  [
    '451 4.7.650 The mail server has been temporarily rate limited due to IP reputation',
    'refused_us',
  ],
  // Our command
  ['503 5.5.1 Bad sequence of commands', 'unclear'],
  ['501 Syntax error', 'unclear'],
  ['554 Transaction failed', 'unclear'],
];

test.each(ANSWERS)('%s', (line, means) => {
  const [reply] = new ReplyReader().push(Buffer.from(`${line.replace('-', ' ')}\r\n`));
  expect(reply && judgeRecipient(reply)).toBe(means);
});
