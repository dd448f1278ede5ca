import { describe, expect, test } from 'vitest';
import {
  addressFlags,
  isDisposable,
  isFreeMail,
  isReservedDomain,
  isRoleAddress,
} from './address-kinds.ts';
import { parseAddress } from './email-syntax.ts';
import { isStale, nextTryAt, STALE_AFTER_MS } from './verdict.ts';

describe('the form of an address', () => {
  test.each([
    ['ada@example.org', 'ada', 'example.org'],
    ["o'neil+sales@sub.example.co.uk", "o'neil+sales", 'sub.example.co.uk'],
    ['"odd name"@example.org', '"odd name"', 'example.org'],
    ['info@Müller.de', 'info', 'xn--mller-kva.de'],
    ['a@xn--mller-kva.de', 'a', 'xn--mller-kva.de'],
    [`${'a'.repeat(64)}@example.org`, 'a'.repeat(64), 'example.org'],
  ])('%s is one', (text, local, domain) => {
    expect(parseAddress(text)).toEqual({
      local,
      domain,
      wire: `${local}@${domain}`,
      isInternational: false,
    });
  });

  test('a local part beyond ASCII needs SMTPUTF8', () => {
    expect(parseAddress('jürgen@example.org')?.isInternational).toBe(true);
  });

  test.each([
    'ada',
    '@example.org',
    'ada@',
    'ada@localhost',
    'ada@example',
    'ada@exa mple.org',
    'ada lovelace@example.org',
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    'ada@-example.org',
    'ada@example-.org',
    'ada@example..org',
    'ada@[192.0.2.1]',
    'ada@192.0.2.1',
    'ada@example.123',
    'ada@example.org/path',
    'ada@user:pass@',
    'ada@example.org:25',
    'ada@exa%6dple.org',
    'ada\r\nRCPT TO:<x@example.org>@example.org',
    `${'a'.repeat(65)}@example.org`,
    `${'ü'.repeat(33)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `${'a'.repeat(60)}@${'b.'.repeat(98)}org`,
  ])('%s is none', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('what an address tells by itself', () => {
  test('a role', () => {
    expect(
      ['info', 'Sales+DE', 'office.berlin', 'no-reply-42', 'praxis'].map(isRoleAddress),
    ).toEqual(Array.from({ length: 5 }, () => true));
    expect(['ada', 'infora', 'salesman', 'i.nfo'].map(isRoleAddress)).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });
  test('free, throw-away and reserved domains', () => {
    expect([isFreeMail('GMX.de'), isFreeMail('gmx.example')]).toEqual([true, false]);
    expect([isDisposable('x.mailinator.com'), isDisposable('notmailinator.com')]).toEqual([
      true,
      false,
    ]);
    expect(
      ['a.example', 'example.com', 'x.test', 'example.com.de', 'contest'].map(isReservedDomain),
    ).toEqual([true, true, true, false, false]);
  });
  test('flags come together', () => {
    expect(addressFlags({ local: 'info', domain: 'gmail.com' })).toEqual(['role', 'free_mail']);
  });
});

describe('time', () => {
  test('a verdict is stale after 48 hours, and when there is none', () => {
    const now = 10 * STALE_AFTER_MS;
    expect(
      [now, now - STALE_AFTER_MS, now - STALE_AFTER_MS - 1, null].map((at) => isStale(at, now)),
    ).toEqual([false, false, true, true]);
  });
  test('what may pass is asked again, less and less often, and not for ever', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => nextTryAt('greylisted', attempts, 0));
    expect(waits).toEqual([360_000, 1_200_000, 3_900_000, 14_400_000, null]);
    expect(nextTryAt('mailbox_not_found', 1, 0)).toBeNull();
    expect(nextTryAt('smtp_off', 1, 0)).toBeNull();
  });
});
