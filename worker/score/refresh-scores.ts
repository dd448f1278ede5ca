import { setImmediate as nextTurn } from 'node:timers/promises';
import { defineTask } from '../runtime/define-task.ts';
import { scoreBatch } from './score-batch.ts';

/** After this the job makes room for other orgs and goes on later. */
const TURN_MS = 20_000;

/**
 * Brings an org's scores up to date, batch by batch, until nothing is marked. A kill between two
 * batches loses nothing: what was not scored is still marked.
 */
export const refreshScores = defineTask(
  'score.refresh',
  async ({ payload: { orgId }, deps, signal, enqueue, log }) => {
    const until = Date.now() + TURN_MS;
    let leads = 0;
    for (;;) {
      signal.throwIfAborted();
      const count = await scoreBatch(deps.sql, orgId, Date.now());
      if (count === 0) break;
      leads += count;
      if (Date.now() > until) {
        await enqueue('score.refresh', { orgId }, { key: `score:${orgId}` });
        break;
      }
      await nextTurn();
    }
    if (leads > 0) log.debug({ leads }, 'scored');
  },
  { retry: 'scrape', limitMs: 60_000 },
);
