import { expect, test } from 'vitest';
import { keepRunning, type Running } from './keep-running.ts';

/** A process that ends when told to, so that the test decides everything but the delays. */
function fakeProcess(pid: number) {
  let end: (reason: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const running: Running = {
    pid,
    ended,
    stop: async () => end('stopped'),
  };
  return { running, end };
}

function fakeParts(failing: number[] = []) {
  const started: ReturnType<typeof fakeProcess>[] = [];
  const events: string[] = [];
  let attempts = 0;
  const waiting: (() => void)[] = [];
  const keeper = keepRunning(
    async () => {
      attempts++;
      if (failing.includes(attempts)) throw new Error('no memory');
      const next = fakeProcess(attempts);
      started.push(next);
      return next.running;
    },
    {
      onStart: ({ pid }, restarts) => {
        events.push(`start ${pid} after ${restarts}`);
        waiting.splice(0).forEach((resolve) => resolve());
      },
      onEnd: (reason, retryInMs) => events.push(`end ${reason} retry ${retryInMs}`),
    },
  );
  const nextStart = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { keeper, started, events, nextStart };
}

test('a process that ends is started again, each time a little later', async () => {
  const { keeper, started, events, nextStart } = fakeParts();
  const { stop } = await keeper;
  for (const index of [0, 1]) {
    const again = nextStart();
    started[index]?.end('exit code 1');
    await again;
  }
  await stop();
  expect(events).toEqual([
    'start 1 after 0',
    'end exit code 1 retry 250',
    'start 2 after 1',
    'end exit code 1 retry 500',
    'start 3 after 2',
  ]);
});

test('a restart that fails is tried again', async () => {
  const { keeper, started, events, nextStart } = fakeParts([2]);
  const { stop } = await keeper;
  const again = nextStart();
  started[0]?.end('killed by SIGKILL');
  await again;
  await stop();
  expect(events).toEqual([
    'start 1 after 0',
    'end killed by SIGKILL retry 250',
    'end no memory retry 500',
    'start 3 after 2',
  ]);
});

test('the first start that fails is the caller’s to know', async () => {
  await expect(fakeParts([1]).keeper).rejects.toThrow('no memory');
});

test('nothing is started any more once it was stopped', async () => {
  const { keeper, started, events } = fakeParts();
  const { stop } = await keeper;
  started[0]?.end('exit code 1');
  await stop();
  expect(started.length).toBe(1);
  expect(events.filter((event) => event.startsWith('start'))).toEqual(['start 1 after 0']);
});
