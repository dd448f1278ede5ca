import { expect, test } from 'vitest';
import { parseAddress } from './email-syntax.ts';
import { readOpeningTimes } from './opening-times.ts';

/** Whatever comes, an answer comes, and soon: 100,000 random texts each, the same at every run. */

function* texts(pieces: readonly string[], seed: number): Generator<string> {
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  for (let n = 0; n < 100_000; n++) {
    let text = '';
    for (let length = next(14); length >= 0; length--) text += pieces[next(pieces.length)];
    yield text;
  }
}

test('addresses', () => {
  const pieces = 'a B 9 @ @ . - _ + " \\ é 例え 😀 xn-- .com example [ ] : / % (c) < >'.split(' ');
  pieces.push(' ', '\0', '\r\n', '\ud800', 'a'.repeat(40));
  let valid = 0;
  for (const text of texts(pieces, 11)) {
    // Random text is hardly ever an address: it is tried with a good domain as well.
    const parsed = parseAddress(text) ?? parseAddress(`${text}@example.org`);
    if (!parsed) continue;
    valid++;
    // What goes out on a line of SMTP is one line and one path.
    expect(parsed.wire).not.toMatch(/[\r\n\0]/);
    expect(parsed.domain).toMatch(/^[a-z0-9.-]+$/);
    expect(new TextEncoder().encode(parsed.wire).length).toBeLessThanOrEqual(254);
  }
  expect(valid).toBeGreaterThan(1000);
});

test('opening hours', () => {
  const pieces = [
    'Mo',
    'Tue',
    'So',
    '-',
    '–',
    ' ',
    ',',
    ';',
    '9',
    '17',
    ':30',
    '.',
    'am',
    'pm',
    'closed',
    'bis',
    'h',
    'Uhr',
    '24',
    '00',
    'é',
  ];
  for (const text of texts(pieces, 13)) {
    for (const [day, windows] of readOpeningTimes(text) ?? []) {
      expect(day >= 1 && day <= 7).toBe(true);
      for (const { from, to } of windows) expect(from >= 0 && from < to && to <= 1440).toBe(true);
    }
  }
  const hostile = [
    'Mo '.repeat(100_000),
    '9-'.repeat(100_000),
    'Mo-'.repeat(100_000),
    ' '.repeat(300_000),
  ];
  for (const text of hostile) readOpeningTimes(text);
});
