import { beforeAll, describe, expect, test } from 'vitest';
import { REASONS } from '../../../schema/score/reasons.ts';
import { i18n, startI18n } from '../../i18n/i18n.ts';
import texts from '../../locales/en/score.json' with { type: 'json' };
import { changeText, reasonText } from './score-text.ts';

beforeAll(async () => {
  await startI18n();
  i18n.addResourceBundle('en', 'score', texts);
});

test('every reason has its words', () => {
  const params = { days: 3, from: 1, to: 2, percent: 90, filled: 1, of: 2, word: 'x', title: 't' };
  for (const key of REASONS) {
    const text = reasonText({
      key,
      tone: 'for',
      params: {
        ...params,
        wanted: 'w',
        found: 'f',
        need: 'n',
        where: 'name',
        field: 'email',
        channel: 'linkedin',
      },
    });
    expect([key, text]).not.toEqual([key, expect.stringMatching(/reason\.|\{\{|^$/)]);
  }
});

test('a reason begins as a sentence does, unless a name or an address begins it', () => {
  const match = (found: string) =>
    reasonText({ key: 'industry.match', tone: 'for', params: { found, wanted: 'dentist' } });
  expect(match('dentist')).toMatch(/^Dentist is /);
  expect(match('eCommerce')).toMatch(/^eCommerce is /);
  expect(match('smile.example')).toMatch(/^smile\.example is /);
});

describe('parameters', () => {
  test('are said as a person says them', () => {
    expect(
      reasonText({ key: 'place.country', tone: 'for', params: { wanted: 'GB', found: 'GB' } }),
    ).toBe('In United Kingdom');
    expect(reasonText({ key: 'size.fits', tone: 'for', params: { from: 11, to: 50 } })).toBe(
      '11–50 employees',
    );
    expect(reasonText({ key: 'freshness.seen', tone: 'for', params: { days: 0 } })).toBe(
      'Seen today',
    );
  });

  test('of changes are said too', () => {
    expect(changeText({ change: { kind: 'email.verify' }, adds: 3 })).toBe(
      'The e-mail verified as deliverable',
    );
    expect(changeText({ change: { kind: 'channel.find', channel: 'linkedin' }, adds: 3 })).toBe(
      'A LinkedIn profile',
    );
    expect(
      changeText({ change: { kind: 'place.confirm', value: 'Leeds', index: 0 }, adds: 3 }),
    ).toBe('Known to be in Leeds');
  });
});
