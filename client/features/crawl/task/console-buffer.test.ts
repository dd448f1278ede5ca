import { expect, test } from 'vitest';
import { ConsoleBuffer, KEPT_LINES } from './console-buffer.ts';

const line = (text: string) => ({ at: 1, level: 'info' as const, text });

test('the newest five hundred lines stay, each with a key of its own', () => {
  const buffer = new ConsoleBuffer();
  buffer.push(Array.from({ length: 300 }, (_, i) => line(`a${i}`)));
  buffer.push(Array.from({ length: 300 }, (_, i) => line(`b${i}`)));
  expect(buffer.lines).toHaveLength(KEPT_LINES);
  expect(buffer.lines[0]?.text).toBe('a100');
  expect(buffer.lines.at(-1)?.text).toBe('b299');
  expect(new Set(buffer.lines.map(({ key }) => key)).size).toBe(KEPT_LINES);
});

test('listeners hear of new lines, and of nothing when there are none', () => {
  const buffer = new ConsoleBuffer();
  let heard = 0;
  const end = buffer.subscribe(() => (heard += 1));
  const before = buffer.lines;
  buffer.push([]);
  expect(buffer.lines).toBe(before);
  buffer.push([line('x')]);
  end();
  buffer.push([line('y')]);
  expect(heard).toBe(1);
});
