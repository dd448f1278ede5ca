import { setImmediate as nextTurn } from 'node:timers/promises';
import { defineTask } from '../runtime/define-task.ts';
import { scoreBatch } from './score-batch.ts';

/** After this the job makes room for other orgs and goes on later. */
const TURN_MS = 20_000;
/** A change that was on its way to its commit while the job began is found by a second look. */
const SECOND_LOOK_MS = 1500;

/**
 * Brings an org's scores up to date, batch by batch, until nothing is marked. A kill between two
 * batches loses nothing: what was not scored is still marked.
 */
export const refreshScores = defineTask(
  'score.refresh',
  async ({ payload: { orgId }, deps, signal, enqueue, log }) => {
    const until = Date.now() + TURN_MS;
    const key = `score:${orgId}`;
    let leads = 0;
    let count = 0;
    do {
      signal.throwIfAborted();
      count = await scoreBatch(deps.sql, orgId, Date.now());
      leads += count;
      await nextTurn();
    } while (count > 0 && Date.now() < until);
    if (leads === 0) return;
    const runAt = count > 0 ? Date.now() : Date.now() + SECOND_LOOK_MS;
    await enqueue('score.refresh', { orgId }, { key, runAt });
    log.debug({ leads }, 'scored');
  },
  { retry: 'scrape', limitMs: 60_000 },
);
