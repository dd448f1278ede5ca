import { expect, test } from 'vitest';
import { spellings } from './like.ts';

/** As SQLite does it. */
const asciiLower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
const finds = (typed: string, stored: string) =>
  spellings(typed).some((each) => asciiLower(stored).includes(asciiLower(each)));

test.each([
  ['Łódź', 'Łódź'],
  ['łódź', 'Łódź'],
  ['ŁÓDŹ', 'Łódź'],
  ['москва', 'Москва'],
  ['örnsköldsvik', 'Örnsköldsvik'],
  ['são paulo', 'São Paulo'],
  ['ÅRE', 'Åre kök'],
  ['århus', 'ÅRHUS C'],
  ['Leeds', 'LEEDS'],
])('%s is found in %s where the case of ASCII letters alone is known', (typed, stored) => {
  expect(finds(typed, stored)).toBe(true);
});

test('wildcards are taken at their word', () => {
  expect(spellings('50 %_\\')).toEqual(['50 \\%\\_\\\\']);
});
