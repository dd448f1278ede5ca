import { describe, expect, test } from 'vitest';
import { findPeople, fromBody, labelOf, mentionQuery, toBody } from './mention-text.ts';

const ann = { userId: '0190aaaa-1111', name: 'Ann Lee', email: 'ann@acme.example' };
const annie = { userId: '0190aaaa-2222', name: 'Ann', email: 'annie@acme.example' };
const soren = { userId: '0190aaaa-3333', name: 'Søren Åberg-Díaz', email: 's@acme.example' };
const everybody = [ann, annie, soren];
const people = new Map([
  [ann.name, ann.userId],
  [annie.name, annie.userId],
]);

describe('a note with people in it', () => {
  test('is stored by who they are, and typed again as it was', () => {
    const text = 'Hi @Ann Lee, ask @Ann! Not @Anna.';
    const body = toBody(text, people);
    expect(body).toBe(
      `Hi @[Ann Lee](user:${ann.userId}), ask @[Ann](user:${annie.userId})! Not @Anna.`,
    );
    expect(fromBody(body)).toEqual({ text, people });
  });

  test('names nobody whose name was deleted again', () => {
    expect(toBody('Nothing', people)).toBe('Nothing');
    expect(toBody('@Ann Lee', new Map())).toBe('@Ann Lee');
  });
});

describe('a name that is being typed', () => {
  test.each([
    ['@', 1, { start: 0, query: '' }],
    ['Ask @an', 7, { start: 4, query: 'an' }],
    ['Ask @Ann L', 10, { start: 4, query: 'Ann L' }],
    ['(@so and on', 4, { start: 1, query: 'so' }],
  ])('%s', (text, caret, found) => {
    expect(mentionQuery(text, caret)).toEqual(found);
  });
  test.each(['mail me@example', 'no at sign', '@one two three four', '@Ann\n'])(
    'not: %s',
    (text) => {
      expect(mentionQuery(text, text.length)).toBeNull();
    },
  );
  test('finds people by any of their words, whatever the accents', () => {
    const names = (query: string) => findPeople(everybody, query).map(({ name }) => name);
    expect(names('')).toEqual(['Ann', 'Ann Lee', 'Søren Åberg-Díaz']);
    expect(names('an l')).toEqual(['Ann Lee']);
    expect(names('aberg')).toEqual(['Søren Åberg-Díaz']);
    expect(names('diaz')).toEqual(['Søren Åberg-Díaz']);
    expect(names('annie@')).toEqual(['Ann']);
    expect(names('zoe')).toEqual([]);
  });
  test('is told apart by address where two have one name', () => {
    const twin = { ...ann, userId: '0190aaaa-4444', email: 'other@acme.example' };
    expect(labelOf(ann, everybody)).toBe('Ann Lee');
    expect(labelOf(twin, [...everybody, twin])).toBe('Ann Lee (other@acme.example)');
  });
});
