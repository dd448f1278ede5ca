import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPart, isMissingPart, MissingPart, whenServerAnswers } from './missing-part.ts';

describe('fetchPart', () => {
  it('names what could not be fetched, whichever way the browser says it', async () => {
    const said = [
      'Failed to fetch dynamically imported module: https://quarry.example/assets/find.js',
      'error loading dynamically imported module: https://quarry.example/assets/find.js',
      'Importing a module script failed.',
      'Unable to preload CSS for /assets/find.css',
    ];
    for (const message of said) {
      const fetched = fetchPart(() => Promise.reject(new TypeError(message)));
      await expect(fetched).rejects.toBeInstanceOf(MissingPart);
    }
  });

  it('leaves what broke in the part itself as it is', async () => {
    const broken = new TypeError('x is not a function');
    await expect(fetchPart(() => Promise.reject(broken))).rejects.toBe(broken);
    expect(isMissingPart(broken)).toBe(false);
  });
});

describe('whenServerAnswers', () => {
  const events = new EventTarget();
  const answer = vi.fn<() => Promise<{ ok: boolean }>>();

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('fetch', answer);
    vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
    vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    answer.mockReset();
  });

  it('asks until the server answers, and calls back once', async () => {
    const then = vi.fn();
    answer.mockRejectedValueOnce(new TypeError('no network')).mockResolvedValue({ ok: true });
    whenServerAnswers(then);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(then).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(then).toHaveBeenCalledTimes(1);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('asks at once when the network is back, and never after it was stopped', async () => {
    const then = vi.fn();
    vi.stubGlobal('navigator', { onLine: false });
    const stop = whenServerAnswers(then);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.stubGlobal('navigator', { onLine: true });
    answer.mockResolvedValue({ ok: true });
    events.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(then).toHaveBeenCalledTimes(1);

    const never = vi.fn();
    answer.mockRejectedValue(new TypeError('no network'));
    whenServerAnswers(never)();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(never).not.toHaveBeenCalled();
    stop();
  });
});
