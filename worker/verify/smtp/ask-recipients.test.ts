import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MailScript, type Reaction, ScriptedMailHost } from '../../../demo/mail/mail-host.ts';
import { pickFreePort } from '../../../platform/postgres/free-port.ts';
import { SELF_SIGNED } from '../testing/self-signed.ts';
import { askRecipients, type Heard, type Recipient } from './ask-recipients.ts';
import { SmtpConnection } from './smtp-connection.ts';

let host: ScriptedMailHost;
beforeEach(async () => {
  host = await ScriptedMailHost.start();
});
afterEach(() => host.stop());

const ADA: Recipient = { wire: 'ada@example.org', isInternational: false };
const BOB: Recipient = { wire: 'bob@example.org', isInternational: false };
const NOBODY: Recipient = { wire: 'x7f3k9q2@example.org', isInternational: false };

interface Way {
  recipients?: Recipient[];
  probe?: Recipient | null;
  replyMs?: number;
  port?: number;
  signal?: AbortSignal;
}

function ask(script: MailScript, way: Way = {}): Promise<Heard> {
  host.script = script;
  return askRecipients({
    host: 'mx.example.org',
    address: '127.0.0.1',
    port: way.port ?? host.port,
    connectMs: 2_000,
    replyMs: way.replyMs ?? 2_000,
    signal: way.signal ?? AbortSignal.timeout(20_000),
    heloName: 'quarry.example',
    mailFrom: 'verify@quarry.example',
    recipients: way.recipients ?? [ADA],
    probe: way.probe === undefined ? NOBODY : way.probe,
  });
}

const knows = (...known: string[]) => ({
  recipient: (address: string) =>
    known.includes(address) ? '250 2.1.5 Ok' : '550 5.1.1 No such user here',
});
const answers = (heard: Heard) =>
  Object.fromEntries([...heard.replies].map(([wire, { answer }]) => [wire, answer]));

describe('a mail host is asked', () => {
  test('and tells who is there and who is not', async () => {
    const heard = await ask(knows(ADA.wire), { recipients: [ADA, BOB] });
    expect(heard).toEqual({
      replies: new Map([
        [ADA.wire, { answer: 'taken', code: '250 2.1.5' }],
        [BOB.wire, { answer: 'mailbox_not_found', code: '550 5.1.1' }],
      ]),
      isCatchAll: false,
      failure: null,
    });
    expect(host.sessions[0]?.commands).toEqual([
      'EHLO quarry.example',
      'MAIL FROM:<verify@quarry.example>',
      `RCPT TO:<${ADA.wire}>`,
      `RCPT TO:<${BOB.wire}>`,
      `RCPT TO:<${NOBODY.wire}>`,
      'RSET',
      'QUIT',
    ]);
  });

  test('about a mailbox that can’t exist only when another was taken', async () => {
    expect((await ask(knows())).isCatchAll).toBeNull();
    expect(host.recipients).toEqual([ADA.wire]);
  });

  test('and takes everything', async () => {
    expect((await ask({})).isCatchAll).toBe(true);
  });

  test('and says “later” to both', async () => {
    const later = '451 4.7.1 Greylisted, please try again later';
    expect(answers(await ask({ recipient: () => later }))).toEqual({ [ADA.wire]: 'greylisted' });
  });

  test('and says “later” to the probe alone: then nothing is known of the rest', async () => {
    const heard = await ask({
      recipient: (address) => (address === ADA.wire ? '250 Ok' : '450 4.2.0 Greylisted'),
    });
    expect([answers(heard), heard.isCatchAll]).toEqual([{ [ADA.wire]: 'taken' }, null]);
  });

  test('with replies of several lines, in drips', async () => {
    const reply = '250-first\r\n250-second\r\n250 third';
    const heard = await ask({ recipient: () => ({ dripMs: 1, reply }) }, { probe: null });
    expect(answers(heard)).toEqual({ [ADA.wire]: 'taken' });
  });

  test('that knows HELO alone', async () => {
    const heard = await ask({ ...knows(ADA.wire), ehlo: '500 What?' });
    expect([answers(heard), heard.isCatchAll]).toEqual([{ [ADA.wire]: 'taken' }, false]);
  });

  test('about an international mailbox only when it knows SMTPUTF8', async () => {
    const jürgen = { wire: 'jürgen@example.org', isInternational: true };
    expect((await ask({}, { recipients: [jürgen] })).replies.size).toBe(0);
    const ehlo = '250-mail\r\n250 SMTPUTF8';
    expect(answers(await ask({ ehlo }, { recipients: [jürgen] }))).toEqual({
      [jürgen.wire]: 'taken',
    });
    expect(host.sessions[1]?.commands[1]).toBe('MAIL FROM:<verify@quarry.example> SMTPUTF8');
  });
});

describe('STARTTLS', () => {
  beforeEach(async () => {
    await host.stop();
    host = await ScriptedMailHost.start({ tls: SELF_SIGNED });
  });

  test('is used where it is offered, whoever signed the certificate', async () => {
    expect(answers(await ask(knows(ADA.wire)))).toEqual({ [ADA.wire]: 'taken' });
    expect(host.sessions.map(({ isSecure }) => isSecure)).toEqual([true]);
    expect(host.sessions[0]?.commands.slice(0, 3)).toEqual([
      'EHLO quarry.example',
      'STARTTLS',
      'EHLO quarry.example',
    ]);
  });

  test.each([
    ['nothing', { raw: '220 go ahead\r\n' }],
    ['the end', { raw: '220 go ahead\r\n', close: true } as const],
  ])('that is answered by %s is done without', async (_name, starttls) => {
    const heard = await ask({ ...knows(ADA.wire), starttls });
    expect([answers(heard), heard.failure]).toEqual([{ [ADA.wire]: 'taken' }, null]);
    expect(host.sessions.map(({ isSecure }) => isSecure)).toEqual([false, false]);
  });

  test('with something slipped in behind the agreement is not trusted', async () => {
    const starttls = { raw: '220 go ahead\r\n250 slipped in\r\n' };
    expect((await ask({ ...knows(ADA.wire), starttls })).failure).toBe('garbled');
  });

  test('that is refused is done without, on the same connection', async () => {
    const heard = await ask({ ...knows(ADA.wire), starttls: '454 4.7.0 TLS not available' });
    expect(answers(heard)).toEqual({ [ADA.wire]: 'taken' });
    expect(host.sessions).toHaveLength(1);
  });
});

describe('a host that turns us away says nothing about the mailbox', () => {
  test.each<[string, MailScript, string]>([
    ['at the door, for good', { greeting: '554 5.7.1 No SMTP service here' }, 'refused_us'],
    ['at the door, for now', { greeting: '421 4.3.2 Service not available' }, 'temporary'],
    ['at EHLO and HELO', { ehlo: '451 4.7.1 Greylisted' }, 'greylisted'],
    ['for our sender', { mail: '550 5.1.8 Sender address rejected' }, 'refused_us'],
    ['for now, at our sender', { mail: '451 4.3.0 Try later' }, 'temporary'],
    [
      'by a list',
      { recipient: () => '550 5.7.1 blocked using zen.spamhaus.example' },
      'refused_us',
    ],
  ])('%s', async (_when, script, answer) => {
    expect(answers(await ask(script))).toEqual({ [ADA.wire]: answer });
  });
});

describe('a host that does as it likes', () => {
  test.each<[string, MailScript, Heard['failure']]>([
    ['says nothing', { greeting: { hang: true } }, 'slow'],
    ['greets for ever', { greeting: { dripMs: 40, reply: '2'.repeat(400) } }, 'slow'],
    ['hangs at the recipient', { recipient: () => ({ hang: true }) }, 'slow'],
    ['breaks off at the door', { greeting: { close: true } }, 'closed'],
    ['breaks off in a reply', { recipient: () => ({ close: true, raw: '250-mo' }) }, 'closed'],
    ['speaks HTTP', { greeting: { raw: 'HTTP/1.1 400 Bad Request\r\n\r\n' } }, 'garbled'],
    ['never ends a line', { greeting: { raw: '2'.repeat(100_000) } }, 'garbled'],
    ['never ends a reply', { ehlo: { raw: '250-more\r\n'.repeat(2_000) } }, 'garbled'],
    ['sends bytes', { greeting: { raw: '\u0000\u0001\u0002\r\n' } }, 'garbled'],
  ])('%s', async (_what, script, failure) => {
    const heard = await ask(script, { replyMs: 300 });
    expect(heard).toEqual({ replies: new Map(), isCatchAll: null, failure });
  });

  test('keeps what it said before it broke off', async () => {
    const heard = await ask(
      { recipient: (address) => (address === ADA.wire ? '550 5.1.1 Unknown' : { close: true }) },
      { recipients: [ADA, BOB] },
    );
    expect([answers(heard), heard.failure]).toEqual([
      { [ADA.wire]: 'mailbox_not_found' },
      'closed',
    ]);
  });

  test('is no more than slow however patiently it drips, and the whole has an end', async () => {
    const heard = await ask(
      { recipient: () => ({ afterMs: 150, reply: '250 Ok' }) },
      { recipients: Array.from({ length: 100 }, () => ADA), signal: AbortSignal.timeout(800) },
    );
    expect(heard.failure).toBe('aborted');
  });

  test('is not there', async () => {
    expect((await ask({}, { port: await pickFreePort() })).failure).toBe('unreachable');
  });

  test('gets no second line out of an address', async () => {
    const connection = await SmtpConnection.open({
      address: '127.0.0.1',
      port: host.port,
      connectMs: 2_000,
      replyMs: 2_000,
      signal: AbortSignal.timeout(5_000),
    });
    await connection.reply();
    await expect(connection.ask('RCPT TO:<a\r\nDATA>')).rejects.toThrow(TypeError);
    connection.close();
  });

  test('at random neither hangs us nor brings us down, and never invents a mailbox', async () => {
    let seed = 0xbad;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    const pieces = [
      '220 ',
      '250-',
      '250 ok',
      '550 5.1.1 no',
      '\r\n',
      '\n',
      '\0',
      '451 ',
      'x',
      '\xff',
    ];
    const noise = () => Array.from({ length: next(6) }, () => pieces[next(pieces.length)]).join('');
    const reaction = (): Reaction => {
      const kinds = [
        noise(),
        { raw: noise() },
        { hang: true },
        { close: true, raw: noise() },
      ] as const;
      return kinds[next(kinds.length)] ?? '250 Ok';
    };
    const usual = (reply: string) => (next(3) > 0 ? reply : reaction());
    for (let n = 0; n < 150; n++) {
      const { replies, failure, isCatchAll } = await ask(
        {
          greeting: usual('220 hi'),
          ehlo: usual('250 hi'),
          mail: usual('250 Ok'),
          recipient: () => usual('550 5.1.1 Unknown'),
        },
        { replyMs: 40 },
      );
      expect([...replies.keys()].every((wire) => wire === ADA.wire)).toBe(true);
      expect(replies.size > 0 || failure !== null).toBe(true);
      if (isCatchAll !== null) expect(replies.get(ADA.wire)?.answer).toBe('taken');
    }
  });
});
