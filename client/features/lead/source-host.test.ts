import { expect, test } from 'vitest';
import { safeHref, sourceHost } from './source-host.ts';

test('names the site and leaves out what says nothing', () => {
  expect(sourceHost('https://www.engine.example/team?x=1')).toBe('engine.example');
  expect(sourceHost('http://localhost:4000/a')).toBe('localhost:4000');
  expect(sourceHost('not a url')).toBeNull();
  expect(sourceHost(null)).toBeNull();
});

test('a value becomes a link only when following it is harmless', () => {
  expect(safeHref('engine.example/team')).toBe('https://engine.example/team');
  expect(safeHref('http://engine.example')).toBe('http://engine.example/');
  expect(safeHref('javascript:alert(1)')).toBeNull();
  expect(safeHref('data:text/html,x')).toBeNull();
  expect(safeHref('  ')).toBeNull();
});
