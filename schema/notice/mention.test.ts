import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionedUsers, mentionToken, noteExcerpt, parseNote } from './mention.ts';

const ann = '0190aaaa-0000-7000-8000-000000000001';
const bob = '0190aaaa-0000-7000-8000-000000000002';

test('a note is its text and the people in it, in order', () => {
  const body = `Ask @[Ann Lee](user:${ann}) or @[Bob](user:${bob})!`;
  expect(parseNote(body)).toEqual([
    'Ask ',
    { userId: ann, name: 'Ann Lee' },
    ' or ',
    { userId: bob, name: 'Bob' },
    '!',
  ]);
});

test('somebody who is named twice is told once', () => {
  const token = mentionToken(ann, 'Ann');
  expect(mentionedUsers(`${token} ${token}`)).toEqual([ann]);
});

test('what only looks like a mention is text', () => {
  for (const body of ['@Ann', '@[Ann](http://x)', `@[](user:${ann})`, '@[Ann](user:short)']) {
    expect(parseNote(body)).toEqual([body]);
  }
});

test('any name makes one token that names the same person', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, around) => {
      const text = around.replaceAll('@', '');
      expect(mentionedUsers(text + mentionToken(ann, name) + text)).toEqual([ann]);
    }),
  );
});

test('a bracket that was typed before a mention stays text', () => {
  const token = mentionToken(ann, 'Ann');
  expect(parseNote(`@[${token}`)).toEqual(['@[', { name: 'Ann', userId: ann }]);
});

test('nothing of a note is lost between its parts', () => {
  const token = mentionToken(ann, 'Ann');
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constant(token))), (pieces) => {
      const body = pieces.join('');
      const back = parseNote(body)
        .map((part) => (typeof part === 'string' ? part : mentionToken(part.userId, part.name)))
        .join('');
      expect(back).toBe(body);
    }),
  );
});

test('an excerpt is plain words and short', () => {
  expect(noteExcerpt(`Hi  ${mentionToken(ann, 'Ann Lee')},\n\nsee this`)).toBe(
    'Hi @Ann Lee, see this',
  );
  expect(Array.from(noteExcerpt('😀'.repeat(500)))).toHaveLength(160);
});
