import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

test('the running number grows within a millisecond, when the clock is set back, and in another tab', async () => {
  vi.stubGlobal('localStorage', storage());
  const tab = await import('./device.ts');
  const numbers = [tab.nextSeq(1_000), tab.nextSeq(1_000), tab.nextSeq(400), tab.nextSeq(2_000)];
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(new Set(numbers).size).toBe(4);

  vi.resetModules();
  const otherTab = await import('./device.ts');
  expect(otherTab.nextSeq(1_500)).toBeGreaterThan(numbers.at(-1)!);
  expect(otherTab.deviceId()).toBe(tab.deviceId());
});

test('the number is exact far into the future', async () => {
  vi.stubGlobal('localStorage', storage());
  const { nextSeq } = await import('./device.ts');
  expect(Number.isSafeInteger(nextSeq(Date.UTC(2250, 0, 1)))).toBe(true);
});

test('a browser without storage still has a device and a growing number', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  });
  const { deviceId, nextSeq } = await import('./device.ts');
  expect(deviceId()).toBe(deviceId());
  expect(nextSeq(5)).toBeLessThan(nextSeq(5));
});
