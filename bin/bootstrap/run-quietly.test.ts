import { expect, test } from 'vitest';
import { errorLines } from './run-quietly.mjs';

test('a failed build is told by its cause, not by its sum', () => {
  const output = `
✗ Build failed in 26.04s
PWA v2.0.0
dist/client/sw.mjs  40.13 kB
error during build:
[UNRESOLVED_IMPORT] Could not resolve '../../ui/hint-host.tsx' in client/features/shell/shell.tsx`;
  expect(errorLines(output)).toBe(
    "error during build:\n[UNRESOLVED_IMPORT] Could not resolve '../../ui/hint-host.tsx' in client/features/shell/shell.tsx",
  );
});

test('without a word of an error, what failed or the beginning is told', () => {
  expect(errorLines('one\ntwo failed\nthree')).toBe('two failed\nthree');
  expect(errorLines('killed')).toBe('killed');
});
