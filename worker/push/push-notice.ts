import { endOfQuiet } from '../../schema/notice/quiet-hours.ts';
import { defineTask } from '../runtime/define-task.ts';
import { staleAt } from './push-rules.ts';
import { readNotice } from './read-notice.ts';

/**
 * Decides about one notice: nothing when it was read meanwhile, on whatever device; later when the
 * person wants quiet now; else one job for each device.
 */
export const pushNotice = defineTask(
  'push.notice',
  async ({ payload, deps: { sql }, enqueue }) => {
    const notice = await readNotice(sql, payload);
    if (!notice) return;
    const now = Date.now();
    const at = endOfQuiet(notice.quiet, now);
    if (at >= staleAt(notice)) return;
    if (at > now) {
      // The same key as the trigger's: what else happens to the group takes this one's place.
      const key = `push:${notice.userId}:${notice.groupKey}`;
      await enqueue('push.notice', payload, { key, runAt: at });
      return;
    }
    const targets = await sql<{ id: string }[]>`select id from push_targets(${notice.userId})`;
    for (const { id } of targets) {
      await enqueue(
        'push.send',
        { ...payload, subscriptionId: id },
        { key: sendKey(notice.id, id) },
      );
    }
  },
  { retry: 'scrape', limitMs: 60_000 },
);

export function sendKey(noticeId: string, subscriptionId: string): string {
  return `push:${noticeId}:${subscriptionId}`;
}
