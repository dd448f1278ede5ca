import { loadSecrets } from '../../../platform/secrets.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { type TestDevice, TestPushService } from '../../../platform/testing/push-service.ts';
import { type SignedIn, signIn } from '../../../platform/testing/signed-in.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import type { PushMessage } from '../../../schema/notice/push-message.ts';
import type { Role } from '../../../schema/policy.ts';
import { startTestWorker } from '../../runtime/testing/test-worker.ts';
import { pushNotice } from '../push-notice.ts';
import { openPusher } from '../pusher.ts';
import { sendPush } from '../send-push.ts';

const PUBLIC_URL = 'http://localhost:4000';

/** People with devices, a push service behind these, and a worker that sends. */
export async function stagePush(db: Pick<TestDatabase, 'url' | 'sql'>, { slots = 4 } = {}) {
  const on = stage(db.sql);
  const worker = startTestWorker(db.url, [pushNotice, sendPush], { concurrency: slots });
  const secrets = loadSecrets(worker.deps.env.QUARRY_DATA_DIR);
  const service = await TestPushService.start(secrets.vapidPublicKey);
  await worker.deps.pusher.close();
  worker.deps.pusher = openPusher({
    ...secrets,
    subject: 'mailto:ops@quarry.example',
    testPort: service.port,
  });
  const { sessionSecret } = secrets;
  const person = (name: string) => signIn(db.sql, { name, sessionSecret, publicUrl: PUBLIC_URL });

  /** Somebody in the org who is signed in. */
  async function member(orgId: string, name: string, role: Role = 'member'): Promise<SignedIn> {
    const someone = await person(name);
    await db.sql`
      insert into member (id, org_id, user_id, role)
      values (${newId()}, ${orgId}, ${someone.userId}, ${role})`;
    return someone;
  }

  /** A browser of theirs that is to be told. */
  async function device({ userId }: SignedIn, endpoint?: string): Promise<TestDevice> {
    const made = service.addDevice();
    const at = endpoint ?? made.endpoint;
    await db.sql`
      insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, label)
      select ${made.id}, ${userId}, s.id, ${at}, ${made.p256dh}, ${made.auth}, 'Test'
      from auth.session s where s."userId" = ${userId} limit 1`;
    return { ...made, endpoint: at };
  }

  async function lead(orgId: string, actor: { userId: string }, name = 'Nordbygg AB') {
    const id = newId();
    await on.act(actor, 'lead.create', orgId, { id, kind: 'company', fields: { name } });
    return id;
  }

  /** Jobs that wait for their time; what is due runs by itself. */
  const waiting = () => db.sql<{ task: string; key: string; inMs: number }[]>`
    select
      task_identifier as task, key, extract(epoch from run_at - now())::float8 * 1000 as "inMs"
    from graphile_worker.jobs where task_identifier like 'push.%' order by run_at`;

  /** Lets time pass until no job is left, or until each that is left waits for longer than `upToMs`. */
  async function letTimePass(upToMs = Infinity): Promise<void> {
    for (;;) {
      const jobs = await waiting();
      if (jobs.every(({ inMs }) => inMs > upToMs)) return;
      await db.sql`
        with due as (
          update graphile_worker._private_jobs set run_at = now()
          where
            locked_at is null and key like 'push:%' and run_at > now()
            and extract(epoch from run_at - now()) * 1000 <= ${Math.min(upToMs, 1e12)}
          returning id
        )
        select pg_notify('jobs:insert', json_build_object('count', count(*))::text) from due`;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
  }

  const messages = (of: TestDevice) =>
    service.received
      .filter((push) => push.device === of.id)
      .map((push) => JSON.parse(push.text) as PushMessage);

  const isKnown = async ({ id }: TestDevice) =>
    (await db.sql`select from push_subscription where id = ${id}`).length > 0;

  async function stop() {
    await worker.stop();
    await service.stop();
  }

  return {
    ...on,
    worker,
    service,
    person,
    member,
    device,
    lead,
    waiting,
    letTimePass,
    messages,
    isKnown,
    stop,
  };
}
