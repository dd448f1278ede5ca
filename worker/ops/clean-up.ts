import { defineTask } from '../runtime/define-task.ts';
import {
  forgetChecks,
  forgetCosts,
  forgetExpiredSignIns,
  forgetNotices,
  forgetOperations,
  removeDeletedLeads,
} from './clean-up/forget-rows.ts';
import {
  removeGuests,
  removeGuestSamples,
  removeUnverifiedUsers,
} from './clean-up/remove-people.ts';
import { trimQueue } from './trim-queue.ts';

/**
 * Each night: what nobody may come back to. Every part removes what its own condition finds, so a
 * run that is cut short, or two at once, leave nothing wrong, and the next night finds the rest.
 */
export const cleanUp = defineTask(
  'ops.cleanup',
  async ({ deps: { ownerSql }, log, signal }) => {
    const removed = {
      guestSamples: await removeGuestSamples(ownerSql, signal),
      guests: await removeGuests(ownerSql, signal),
      unverifiedUsers: await removeUnverifiedUsers(ownerSql, signal),
      signIns: await forgetExpiredSignIns(ownerSql, signal),
      notices: await forgetNotices(ownerSql, signal),
      operations: await forgetOperations(ownerSql, signal),
      leads: await removeDeletedLeads(ownerSql, signal),
      costs: await forgetCosts(ownerSql, signal),
      checks: await forgetChecks(ownerSql, signal),
      deadJobs: (await trimQueue(ownerSql)).forgotten,
    };
    log.info(removed, 'cleaned up');
  },
  { limitMs: 30 * 60_000 },
);
