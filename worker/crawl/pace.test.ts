import { describe, expect, test } from 'vitest';
import { HostPace } from './pace.ts';

const good = { outcome: 'good', elapsedMs: 0 } as const;
const overload = { outcome: 'overload', elapsedMs: 0 } as const;
const failure = { outcome: 'failure', elapsedMs: 0 } as const;

describe('the pace of a host', () => {
  test('keeps the delay between starts', () => {
    const pace = new HostPace({ delayMs: 250, maxConcurrent: 8 });
    expect(pace.openSlots(1_000)).toBe(1);
    pace.start(1_000);
    pace.finish(1_050, good);
    expect(pace.openSlots(1_100)).toBe(0);
    expect(pace.wakeAt(1_100)).toBe(1_250);
    expect(pace.openSlots(1_250)).toBe(1);
  });

  test('without a delay grows with good answers up to its limit', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 6 });
    expect(pace.openSlots(0)).toBe(2);
    for (let i = 0; i < 5; i++) {
      pace.start(i);
      pace.finish(i, good);
    }
    expect(pace.openSlots(10)).toBe(6);
  });

  test('never has more under way than allowed', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 2 });
    pace.start(0);
    pace.start(0);
    expect(pace.openSlots(0)).toBe(0);
    expect(pace.wakeAt(0)).toBeNull();
    pace.finish(1, good);
    expect(pace.openSlots(1)).toBe(1);
  });

  test('yields to robots.txt: one at a time, no sooner than asked', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    pace.respectDelay(5_000);
    pace.start(0);
    pace.finish(10, good);
    expect(pace.openSlots(4_999)).toBe(0);
    expect(pace.openSlots(5_000)).toBe(1);
    pace.respectDelay(1_000);
    pace.start(5_000);
    pace.finish(5_010, good);
    expect(pace.openSlots(9_999)).toBe(0);
  });

  test('backs off twice as long with each overload, and recovers by halves', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    const pauses: number[] = [];
    let now = 0;
    for (let i = 0; i < 4; i++) {
      pace.start(now);
      pace.finish(now, overload);
      pauses.push(pace.state.nextAt - now);
      now = pace.state.nextAt;
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(pace.openSlots(now)).toBe(1);
    for (let i = 0; i < 5; i++) {
      pace.start(now);
      pace.finish(now, good);
    }
    expect(pace.state).toMatchObject({ backoffMs: 0, failures: 0 });
    expect(pace.openSlots(now)).toBeGreaterThan(1);
  });

  test('waits as long as the host asks, and gives up when that is too long', () => {
    const patient = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    patient.start(0);
    patient.finish(0, { ...overload, retryAfterMs: 120_000 });
    expect(patient.openSlots(119_999)).toBe(0);
    expect(patient.openSlots(120_000)).toBe(1);
    const hopeless = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    hopeless.start(0);
    hopeless.finish(0, { ...overload, retryAfterMs: 3_600_000 });
    expect(hopeless.isDown).toBe(true);
  });

  test('takes a burst of refusals for one', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    for (let i = 0; i < 8; i++) pace.start(1_000);
    for (let i = 0; i < 8; i++) pace.finish(1_100 + i, { outcome: 'overload', elapsedMs: 100 + i });
    expect(pace.state).toMatchObject({ failures: 0, backoffMs: 1_000 });
  });

  test('counts a host as down after six failures in a row, not over time', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    const answers = [failure, failure, failure, failure, failure, good, failure, failure];
    for (const answer of answers) {
      pace.start(0);
      pace.finish(0, answer);
    }
    expect(pace.isDown).toBe(false);
    for (let i = 0; i < 4; i++) {
      pace.start(0);
      pace.finish(0, failure);
    }
    expect(pace.isDown).toBe(true);
    expect(pace.openSlots(1e9)).toBe(0);
  });

  test('does not take a host that asks for quiet for one that is down, up to a point', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    for (let i = 0; i < 24; i++) {
      pace.start(0);
      pace.finish(0, overload);
    }
    expect(pace.isDown).toBe(false);
    pace.start(0);
    pace.finish(0, overload);
    expect(pace.isDown).toBe(true);
  });

  test('slows down for a host that answers slowly', () => {
    const pace = new HostPace({ delayMs: 0, maxConcurrent: 8 });
    pace.start(0);
    pace.finish(5_000, { outcome: 'good', elapsedMs: 5_000 });
    expect(pace.openSlots(5_000)).toBe(1);
  });

  test('goes on where another worker left it', () => {
    const pace = new HostPace(
      { delayMs: 0, maxConcurrent: 8 },
      { nextAt: 9_000, backoffMs: 4_000, failures: 2 },
    );
    expect(pace.openSlots(8_999)).toBe(0);
    pace.start(9_000);
    pace.finish(9_000, overload);
    expect(pace.state).toEqual({ nextAt: 17_000, backoffMs: 8_000, failures: 2 });
  });
});
