import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

/**
 * Test files share what they import, which saves a third of their time. One that puts modules or
 * globals of its own in the place of real ones imports everything anew, and leaves nothing of it to
 * the next.
 */
const REPLACES = /\bvi\.(mock|doMock|resetModules|stubGlobal)\(/;

const { testPath } = expect.getState();
if (testPath && REPLACES.test(readFileSync(testPath, 'utf8'))) {
  vi.resetModules();
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
}
