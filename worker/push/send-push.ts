import { transact, type Sql } from '../../platform/sql.ts';
import type { JobPayload } from '../../schema/jobs.ts';
import { endOfQuiet } from '../../schema/notice/quiet-hours.ts';
import { defineTask } from '../runtime/define-task.ts';
import { sendKey } from './push-notice.ts';
import { judgeAnswer, type PushAnswer, type PushVerdict, staleAt } from './push-rules.ts';
import type { PushTarget } from './pusher.ts';
import { readNotice, toMessage } from './read-notice.ts';

/** A device whose service refuses this often in a row will never be told anything. */
const MAX_FAILURES = 10;

type SendPayload = JobPayload<'push.send'>;

/**
 * Carries one notice to one device. What the push service took is never sent again; a run that was
 * cut short between the two may repeat it, and the device shows one notification of a group.
 */
export const sendPush = defineTask(
  'push.send',
  async ({ payload, deps, enqueue, signal, log }) => {
    const { sql, pusher } = deps;
    const notice = await readNotice(sql, payload);
    const target = notice && (await readTarget(sql, notice.userId, payload.subscriptionId));
    if (!notice || !target) return;
    const now = Date.now();
    const staleAtMs = staleAt(notice);
    const startAt = endOfQuiet(notice.quiet, now);
    if (startAt >= staleAtMs) return;
    const sendAgain = (runAt: number) =>
      enqueue('push.send', payload, { key: sendKey(notice.id, payload.subscriptionId), runAt });
    if (startAt > now) return sendAgain(startAt);

    const tries = await claimTry(sql, payload);
    if (tries === null) return;
    const ttlSeconds = Math.ceil((staleAtMs - now) / 1000);
    const answer = await pusher.push(target, toMessage(notice), { ttlSeconds, signal });
    const verdict = judgeAnswer(answer, { tries, nowMs: Date.now(), staleAtMs });
    await settle(sql, payload, target, answer, verdict);
    if (verdict.kind !== 'sent') log.info({ verdict: verdict.kind, status: answer.status }, 'push');
    if (verdict.kind === 'later') await sendAgain(verdict.at);
  },
  { retry: 'scrape', limitMs: 60_000 },
);

async function readTarget(sql: Sql, userId: string, id: string): Promise<PushTarget | null> {
  const [row] = await sql<PushTarget[]>`
    select endpoint, p256dh, auth from push_targets(${userId}) where id = ${id}`;
  return row ?? null;
}

/** Counts a try; null when the device has been told, or never will be. */
async function claimTry(sql: Sql, { noticeId, subscriptionId }: SendPayload) {
  const [row] = await sql<{ tries: number }[]>`
    insert into push_delivery (notice_id, subscription_id, tries)
    values (${noticeId}, ${subscriptionId}, 1)
    on conflict (notice_id, subscription_id) do update
    set tries = push_delivery.tries + 1, updated_at = now()
    where push_delivery.state = 'waiting'
    returning tries`;
  return row?.tries ?? null;
}

async function settle(
  sql: Sql,
  { noticeId, subscriptionId }: SendPayload,
  { endpoint }: PushTarget,
  { status }: PushAnswer,
  { kind }: PushVerdict,
): Promise<void> {
  if (kind === 'gone') {
    // Unless the device has subscribed anew meanwhile.
    await sql`
      delete from push_subscription where id = ${subscriptionId} and endpoint = ${endpoint}`;
    return;
  }
  const state = kind === 'later' ? 'waiting' : kind;
  await transact(sql, async (tx) => {
    await tx`
      update push_delivery set state = ${state}, status = ${status}, updated_at = now()
      where notice_id = ${noticeId} and subscription_id = ${subscriptionId}`;
    if (kind === 'sent') {
      await tx`
        update push_subscription set last_used_at = now(), failures = 0
        where id = ${subscriptionId}`;
    } else if (kind === 'dropped') {
      await tx`
        update push_subscription set failures = failures + 1 where id = ${subscriptionId}`;
      await tx`
        delete from push_subscription
        where id = ${subscriptionId} and failures >= ${MAX_FAILURES}`;
    }
  });
}
