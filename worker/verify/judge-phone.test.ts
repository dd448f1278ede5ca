import { expect, test } from 'vitest';
import { phoneRisk, type PhoneVerdict } from '../../schema/verification/phone.ts';
import { judgePhone } from './judge-phone.ts';

const valid = (type: PhoneVerdict['type'], region: string) => ({
  state: 'valid',
  reason: null,
  type,
  region,
});

test.each<[number: string, country: string | null, verdict: unknown]>([
  ['+442079460123', null, valid('fixed_line', 'GB')],
  ['+447400123456', null, valid('mobile', 'GB')],
  ['020 7946 0123', 'GB', valid('fixed_line', 'GB')],
  ['00 49 30 23125118', null, valid('fixed_line', 'DE')],
  ['(503) 555-0147', 'US', valid('fixed_line_or_mobile', 'US')],
  ['+1 800 234 5678', 'US', valid('toll_free', 'US')],
  ['+44 9098790000', null, valid('premium_rate', 'GB')],
  ['+33 6 12 34 56 78 ext. 9', null, valid('mobile', 'FR')],
  ['020 7946 0123', null, { state: 'unknown', reason: 'no_country', type: null, region: null }],
  ['+999 1234567', null, { state: 'invalid', reason: 'no_such_country', type: null, region: null }],
  ['call us', 'GB', { state: 'invalid', reason: 'not_a_number', type: null, region: null }],
  ['+44 20 79', null, { state: 'invalid', reason: 'too_short', type: null, region: null }],
  [
    '+44 2079 4601 2345 6',
    null,
    { state: 'invalid', reason: 'too_long', type: null, region: null },
  ],
  ['+1 111 555 0147', null, { state: 'invalid', reason: 'unassigned', type: null, region: null }],
])('%s in %s', (number, country, verdict) => {
  expect(judgePhone(number, country)).toEqual(verdict);
});

test('what costs the caller or reaches nobody in particular is told', () => {
  expect(
    ['premium_rate', 'toll_free', 'pager', 'mobile', null].map((type) =>
      phoneRisk(type as 'mobile'),
    ),
  ).toEqual(['costs_caller', 'switchboard', 'no_conversation', null, null]);
});

test('random text neither hangs it nor brings it down', () => {
  let seed = 7;
  const alphabet = '0123456789+()-. /ext#*٣０aé\0';
  for (let n = 0; n < 5_000; n++) {
    let text = '';
    for (let length = n % 40; length > 0; length--) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      text += alphabet[seed % alphabet.length];
    }
    expect(['valid', 'invalid', 'unknown']).toContain(judgePhone(text, n % 2 ? 'DE' : null).state);
  }
});
