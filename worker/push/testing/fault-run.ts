import type { Sql } from '../../../platform/sql.ts';
import { mentionToken } from '../../../schema/notice/mention.ts';
import { MAX_TRIES } from '../push-rules.ts';
import { stagePush } from './push-stage.ts';

export interface FaultRun {
  devices: number;
  /** Devices that ought to have been told and were not. */
  missed: number;
  /** Devices that were told more than once. */
  doubled: number;
  /** Subscriptions that are over and are still kept, or are kept no more although they live. */
  wronglyKept: number;
  wronglyRemoved: number;
  /** Devices whose service was asked more often than a job's tries. */
  overAsked: number;
  malformed: number;
  requests: number;
}

type Fate = 'well' | 'gone' | 'busy' | 'broken' | 'dead' | 'refusing';

const DEVICES_EACH = 20;

/**
 * One note that names many people with many devices, whose push services answer by dice: gone (404,
 * 410), busy (429 with Retry-After), broken for a while or for ever (5xx), refusing (400). Half of
 * the jobs are enqueued twice.
 */
export async function runPushFaults(
  db: { url: string; sql: Sql },
  { devices, random }: { devices: number; random: () => number },
): Promise<FaultRun> {
  const on = await stagePush(db);
  try {
    const { orgId, admin } = await on.org('Faults');
    const fates = new Map<string, Fate>();
    const people = [];
    for (let n = 0; n < devices; n += DEVICES_EACH) {
      const someone = await on.member(orgId, `P${n}`);
      people.push(someone);
      for (let d = n; d < Math.min(devices, n + DEVICES_EACH); d++) {
        const { id } = await on.device(someone);
        fates.set(id, pickFate(random()));
      }
    }
    const faultyFor = new Map([...fates.keys()].map((id) => [id, 1 + Math.floor(random() * 3)]));
    const goneStatus = new Map([...fates.keys()].map((id) => [id, random() < 0.5 ? 404 : 410]));
    const brokenStatus = () => 500 + Math.floor(random() * 5);
    const asked = new Map<string, number>();
    on.service.script = (id, nth) => {
      asked.set(id, nth);
      const isFaulty = nth <= (faultyFor.get(id) ?? 0);
      switch (fates.get(id)) {
        case 'gone':
          return { status: goneStatus.get(id) ?? 410 };
        case 'busy':
          return isFaulty ? { status: 429, retryAfter: String(Math.ceil(random() * 30)) } : null;
        case 'broken':
          return isFaulty ? { status: brokenStatus() } : null;
        case 'dead':
          return { status: brokenStatus() };
        case 'refusing':
          return { status: 400 };
        default:
          return null;
      }
    };
    const leadId = await on.lead(orgId, admin);
    const body = people.map(({ userId }) => mentionToken(userId, 'P')).join(' ');
    await on.act(admin, 'lead.note', orgId, { leadId, body });
    // A job that is run again, as after a crash.
    const notices = await db.sql<{ id: string }[]>`select id from notice where org_id = ${orgId}`;
    for (const { id } of notices.filter(() => random() < 0.5)) {
      await db.sql`
        select graphile_worker.add_job(
          'push.notice', ${JSON.stringify({ orgId, noticeId: id })}::text::json)`;
    }
    await on.letTimePass();

    const told = Map.groupBy(on.service.received, ({ device }) => device);
    const kept = new Set(
      (await db.sql<{ id: string }[]>`select id from push_subscription`).map(({ id }) => id),
    );
    const count = (test: (id: string, fate: Fate) => boolean) =>
      [...fates].filter(([id, fate]) => test(id, fate)).length;
    const isToBeTold = (fate: Fate) => fate === 'well' || fate === 'busy' || fate === 'broken';
    return {
      devices: fates.size,
      missed: count((id, fate) => isToBeTold(fate) && !told.has(id)),
      doubled: count((id) => (told.get(id)?.length ?? 0) > 1),
      wronglyKept: count((id, fate) => fate === 'gone' && kept.has(id)),
      wronglyRemoved: count((id, fate) => fate !== 'gone' && !kept.has(id)),
      overAsked: count((id) => (asked.get(id) ?? 0) > MAX_TRIES),
      malformed: on.service.faults.length,
      requests: on.service.requests,
    };
  } finally {
    await on.stop();
  }
}

function pickFate(dice: number): Fate {
  if (dice < 0.4) return 'well';
  if (dice < 0.6) return 'gone';
  if (dice < 0.75) return 'busy';
  if (dice < 0.9) return 'broken';
  return dice < 0.95 ? 'dead' : 'refusing';
}
