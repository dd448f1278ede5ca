import { setTimeout as delay } from 'node:timers/promises';
import { startTestWorker, testTask } from './test-worker.ts';

/**
 * A worker as a process of its own, with the product's own times, for tests that kill and pause it.
 * Its one task tells of each start in `test_run`, works until `test_gate` lets it, and then writes
 * its effect in a fenced transaction. A deaf one does not listen to its signal.
 */
const databaseUrl = process.argv[2] ?? '';

const effect = testTask(
  'test.effect',
  async ({ payload, deps, fence, signal, attempt }) => {
    const { sql } = deps;
    const subject = String(payload['subject']);
    const isDeaf = payload['isDeaf'] === true;
    await sql`
      insert into test_run (subject, pid, attempt) values (${subject}, ${process.pid}, ${attempt})`;
    for (;;) {
      const [gate] = await sql`
        select from test_gate where subject = ${subject} and ${process.pid} = any(pids)`;
      if (gate) break;
      await delay(25, undefined, isDeaf ? {} : { signal });
    }
    await sql.begin(async (tx) => {
      await fence(tx);
      await tx`insert into test_effect (subject, pid) values (${subject}, ${process.pid})`;
    });
  },
  { limitMs: 120_000 },
);

const worker = startTestWorker(databaseUrl, [effect], {
  beatMs: undefined,
  deadAfterMs: undefined,
  drainMs: 500,
});
process.on('SIGTERM', () => {
  void worker.stop().then(() => process.exit(0));
});
