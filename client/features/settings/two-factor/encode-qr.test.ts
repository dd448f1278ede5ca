import { describe, expect, test } from 'vitest';
import { encodeQr } from './encode-qr.ts';

const digest = async (text: string) => {
  const rows = encodeQr(text).map((row) => row.map(Number).join(''));
  const bytes = new TextEncoder().encode(rows.join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

describe('a QR code', () => {
  // Made once, and read back by another program's reader (jsQR 1.4) before they were written here.
  test.each([
    ['QUARRY', 21, 'cfd72043ebae3c54'],
    [
      `otpauth://totp/Quarry:ada@example.com?secret=${'A2'.repeat(26)}&issuer=Quarry`,
      45,
      '348292d6b26b9b0e',
    ],
    ['ä'.repeat(300), 93, '9fa8bc1316aa8ac4'],
  ])('of a text is the one that a reader reads', async (text, size, expected) => {
    expect(encodeQr(text).length).toBe(size);
    expect(await digest(text)).toBe(expected);
  });

  test('grows by four modules a version, and has a dark and light finder in three corners', () => {
    const rows = encodeQr('x');
    const corner = (row: number, column: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((n) => Number(rows[row]![column + n])).join('');
    expect([corner(0, 0), corner(1, 0), corner(0, 14), corner(14, 0)]).toEqual([
      '1111111',
      '1000001',
      '1111111',
      '1111111',
    ]);
    for (const length of [1, 40, 200, 666]) {
      expect((encodeQr('x'.repeat(length)).length - 17) % 4).toBe(0);
    }
  });

  test('holds 666 bytes and no more', () => {
    expect(encodeQr('x'.repeat(666)).length).toBe(97);
    expect(() => encodeQr('x'.repeat(667))).toThrow(RangeError);
  });
});
