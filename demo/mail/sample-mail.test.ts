import { expect, test } from 'vitest';
import { sampleScript } from './sample-mail.ts';

const answer = (address: string, script = sampleScript()) => {
  const reply = script.recipient?.(address, 1);
  return typeof reply === 'string' ? reply.slice(0, 3) : null;
};

test('most mailboxes of the sample web exist, some do not, and each start says the same', () => {
  const addresses = Array.from({ length: 2_000 }, (_, n) => `person${n}@company${n % 400}.example`);
  const answers = addresses.map((address) => answer(address));
  const share = (code: string) => answers.filter((one) => one === code).length / answers.length;
  expect(share('250')).toBeGreaterThan(0.75);
  expect(share('550')).toBeGreaterThan(0.05);
  expect(share('451')).toBeGreaterThan(0.02);
  expect(addresses.map((address) => answer(address))).toEqual(answers);
});

test('who is told to come back is let in after five minutes', () => {
  let now = 0;
  const script = sampleScript(() => now);
  const domains = Array.from({ length: 200 }, (_, n) => `company${n}.example`);
  const greylisting = domains.find((domain) => answer(`ada@${domain}`, script) === '451');
  now = 300_000;
  expect(answer(`ada@${greylisting}`, script)).not.toBe('451');
});
