import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './testing/app.ts';
import { newAddress, signIn, signUp } from './testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp({}, { hasRealHash: true });
});
afterAll(() => on.close());

const WRONG = 'Wrong-Horse-7';

describe('an answer never tells whether an account exists', () => {
  const compare = async (ask: (email: string) => Promise<unknown>) => {
    const { email } = await signUp(on, on.browser());
    return [await ask(email), await ask(newAddress())];
  };
  const shape = ({ statusCode, headers, body }: Awaited<ReturnType<typeof signIn>>) => ({
    statusCode,
    body,
    names: Object.keys(headers).sort(),
  });

  test('when a password is wrong, also once the account is locked', async () => {
    const [known, unknown] = await compare(async (email) => {
      const answers = [];
      // The tenth try locks it.
      for (let n = 0; n < 11; n++) {
        answers.push(shape(await signIn(on.browser(`203.0.113.${n}`), email, WRONG)));
      }
      return answers;
    });
    expect(known).toEqual(unknown);
  });

  test.each([
    ['/api/auth/request-password-reset'],
    ['/api/auth/sign-in/magic-link'],
    ['/api/auth/send-verification-email'],
  ])('by %s', async (url) => {
    const [known, unknown] = await compare(async (email) => {
      const answers = [];
      for (let n = 0; n < 6; n++) {
        answers.push(shape(await on.browser().post(url, { email, callbackURL: '/start' })));
      }
      return answers;
    });
    expect(known).toEqual(unknown);
  });

  // In the time that this process works, which other processes do not stretch.
  test('by how long it takes: an unknown address costs a hash too', async () => {
    const { email } = await signUp(on, on.browser());
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 5; n++) {
      for (const [who, address] of [
        ['known', email],
        ['unknown', newAddress()],
      ] as const) {
        const before = process.cpuUsage();
        await signIn(on.browser(`192.0.2.${100 + n}`), address, WRONG);
        const { user, system } = process.cpuUsage(before);
        times[who].push(user + system);
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // Without the hash, an unknown address answers in a tenth of the time.
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.5);
  });
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
