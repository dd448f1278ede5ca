import { expect, test } from '@playwright/test';
import { run } from '../bench/bundle.ts';

test('what a browser loads stays within its limits', async () => {
  for (const { name, ours, limit, met } of await run()) {
    expect(met, `${name}: ${ours}, at most ${limit}`).toBe(true);
  }
});
