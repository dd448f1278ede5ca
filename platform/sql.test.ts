import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../schema/app-error.ts';
import { isRetriable, retryTransaction } from './sql.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('isRetriable', () => {
  test.each([
    '40001',
    '40P01',
    '57P01',
    '57P03',
    '25P03',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ETIMEDOUT',
  ])('a transaction that ends with %s may be run again', (code) => {
    expect(isRetriable(failure(code))).toBe(true);
  });

  test.each([
    failure('23505'),
    failure('42501'),
    failure('42P01'),
    new AppError('conflict', 'x'),
    new Error('x'),
    { code: 40_001 },
    null,
    undefined,
    '40001',
  ])('%s is for good', (error) => {
    expect(isRetriable(error)).toBe(false);
  });
});

describe('retryTransaction', () => {
  test('runs again until it succeeds', async () => {
    const work = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(failure('40001'))
      .mockRejectedValueOnce(failure('CONNECTION_CLOSED'))
      .mockResolvedValue('done');
    expect(await retryTransaction(work)).toBe('done');
    expect(work).toHaveBeenCalledTimes(3);
  });

  test('gives up after as many attempts as it is given, with the last error', async () => {
    let n = 0;
    const work = vi.fn(async () => {
      throw Object.assign(new Error(`attempt ${++n}`), { code: '40P01' });
    });
    await expect(retryTransaction(work, { attempts: 3 })).rejects.toThrow('attempt 3');
    expect(work).toHaveBeenCalledTimes(3);
  });

  test('waits for a database that is away, but not for longer than it may', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const startedAt = Date.now();
      const work = vi.fn(async () => {
        vi.advanceTimersByTime(1000);
        throw failure('ECONNREFUSED');
      });
      await expect(retryTransaction(work, { attempts: 1, outageMs: 3500 })).rejects.toThrow(
        'ECONNREFUSED',
      );
      expect(work.mock.calls.length).toBeGreaterThan(3);
      expect(Date.now() - startedAt).toBeLessThanOrEqual(5000);
    } finally {
      vi.useRealTimers();
    }
  });

  test('stops waiting when it is told to, with what the last try failed with', async () => {
    const stopping = new AbortController();
    const work = vi.fn(async () => {
      if (work.mock.calls.length === 3) stopping.abort();
      throw failure('57P03');
    });
    const waiting = retryTransaction(work, { signal: stopping.signal });
    await expect(waiting).rejects.toThrow('57P03');
    expect(work).toHaveBeenCalledTimes(3);
  });

  test('does not repeat what fails for good', async () => {
    const refusal = new AppError('forbidden', 'no');
    const work = vi.fn(() => Promise.reject(refusal));
    await expect(retryTransaction(work)).rejects.toBe(refusal);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
