import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GarbledReplyError, ReplyReader, type SmtpReply } from './reply-reader.ts';

const read = (text: string): SmtpReply[] => new ReplyReader().push(Buffer.from(text, 'latin1'));

describe('replies of a mail host', () => {
  test('one line, with and without an enhanced status', () => {
    expect(read('250 OK\r\n550 5.1.1 User unknown\r\n')).toEqual([
      { code: 250, status: null, lines: ['OK'] },
      { code: 550, status: '5.1.1', lines: ['5.1.1 User unknown'] },
    ]);
  });

  test('several lines are one reply', () => {
    expect(read('250-mx.example\r\n250-STARTTLS\r\n250 SIZE 1000\r\n')).toEqual([
      { code: 250, status: null, lines: ['mx.example', 'STARTTLS', 'SIZE 1000'] },
    ]);
  });

  test('a code alone, a bare line feed, and bytes beyond ASCII', () => {
    expect(read('220\r\n250 \xfcber \x07 uns\n')).toEqual([
      { code: 220, status: null, lines: [''] },
      { code: 250, status: null, lines: ['ber uns'] },
    ]);
  });

  test.each([
    ['no reply', 'HTTP/1.1 400 Bad Request\r\n'],
    ['a code that is none', '999 hello\r\n'],
    ['an empty line', '\r\n'],
    ['two codes in one reply', '250-a\r\n251 b\r\n'],
    ['a line without an end', 'x'.repeat(5000)],
    ['a reply without an end', '250-more\r\n'.repeat(500)],
  ])('%s is garbled', (_what, text) => {
    expect(() => read(text)).toThrow(GarbledReplyError);
  });

  test('the same bytes in other pieces are the same replies', () => {
    const line = fc
      .tuple(
        fc.integer({ min: 200, max: 599 }),
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 5 }),
      )
      .map(([code, texts]) => {
        const clean = texts.map((text) => text.replace(/[\r\n]/g, ''));
        return [...clean.map((text) => `${code}-${text}`), `${code} end`].join('\r\n') + '\r\n';
      });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.array(fc.nat({ max: 400 })),
        (lines, cuts) => {
          const bytes = Buffer.from(lines.join(''), 'latin1');
          const reader = new ReplyReader();
          const found: SmtpReply[] = [];
          let from = 0;
          for (const to of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
            found.push(...reader.push(bytes.subarray(from, to)));
            from = Math.max(from, Math.min(to, bytes.length));
          }
          expect(found).toEqual(new ReplyReader().push(bytes));
          expect(found).toHaveLength(lines.length);
          expect(reader.hasRest).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('100,000 random inputs neither hang it nor bring it down', () => {
    const pieces = [
      '250',
      '-',
      ' ',
      '\r\n',
      '\n',
      '\r',
      '5.1.1',
      '\0',
      '220 x\r\n',
      '550-',
      '\xff',
      '9',
      'a',
    ];
    let seed = 0x5eed;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    let replies = 0;
    let garbled = 0;
    for (let run = 0; run < 100_000; run++) {
      let text = '';
      for (let n = next(12); n >= 0; n--) text += pieces[next(pieces.length)];
      try {
        for (const reply of read(text)) {
          replies++;
          if (reply.code < 200 || reply.code > 599) throw new Error(`code ${reply.code}`);
        }
      } catch (error) {
        if (!(error instanceof GarbledReplyError)) throw error;
        garbled++;
      }
    }
    expect(replies).toBeGreaterThan(1000);
    expect(garbled).toBeGreaterThan(1000);
  });
});
