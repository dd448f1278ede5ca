import { ScriptedMailHost } from '../../../demo/mail/mail-host.ts';
import { stage } from '../../../platform/testing/actors.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import { startTestWorker } from '../../runtime/testing/test-worker.ts';
import { checkDomain } from '../check-domain.ts';
import type { MailResolver } from '../mail-dns.ts';
import { sweepVerification } from '../sweep.ts';
import { Verifier, type VerifierOptions } from '../verifier.ts';

/** What DNS says in a test: each domain has `mx.DOMAIN` on this machine unless it is named here. */
interface TestZone {
  mx?: Record<string, Awaited<ReturnType<MailResolver['mx']>> | Error>;
  addresses?: Record<string, string[] | null>;
}

function zoneResolver(zone: TestZone): MailResolver {
  return {
    mx(domain) {
      const known = zone.mx?.[domain];
      if (known instanceof Error) return Promise.reject(known);
      return Promise.resolve(
        known === undefined ? [{ host: `mx.${domain}`, priority: 10 }] : known,
      );
    },
    addresses(name) {
      const known = zone.addresses?.[name];
      return Promise.resolve(known === undefined ? ['127.0.0.1'] : known);
    },
  };
}

/** People with leads, a mail host that does as it is told, and a worker that verifies. */
export async function stageVerification(db: Pick<TestDatabase, 'url' | 'sql'>) {
  const on = stage(db.sql);
  const host = await ScriptedMailHost.start();
  const worker = startTestWorker(db.url, [sweepVerification, checkDomain], { concurrency: 4 });
  const zone: TestZone = {};

  /** Puts another verifier into the worker. */
  function verifyWith(options: Partial<VerifierOptions> = {}): void {
    worker.deps.verifier = new Verifier({
      resolver: zoneResolver(zone),
      smtp: { heloName: 'quarry.example.org', mailFrom: '' },
      port: host.port,
      isDialable: (address) => address === '127.0.0.1',
      connectMs: 2_000,
      replyMs: 500,
      ...options,
    });
  }
  verifyWith();

  async function lead(orgId: string, fields: { email?: string; phone?: string; country?: string }) {
    const id = newId();
    await db.sql`
      insert into lead (id, org_id, kind, name, email, phone, country)
      values (${id}, ${orgId}, 'person', 'Ada', ${fields.email ?? null}, ${fields.phone ?? null},
        ${fields.country ?? null})`;
    return id;
  }

  const sweep = () =>
    db.sql`select graphile_worker.add_job('verify.sweep', '{}'::json, job_key => 'test.sweep')`;

  /** Runs what is due until no job is left, those that wait for their time included. */
  async function letItRun(): Promise<void> {
    for (;;) {
      const jobs = await db.sql<{ waits: boolean }[]>`
        select run_at > now() as waits from graphile_worker.jobs
        where task_identifier like 'verify.%'`;
      if (jobs.length === 0) return;
      await db.sql`
        with due as (
          update graphile_worker._private_jobs set run_at = now()
          where locked_at is null and run_at > now()
          returning id
        )
        select pg_notify('jobs:insert', json_build_object('count', count(*))::text) from due`;
      await db.sql`update mail_host_turn set until = now() where until < now() + interval '3 seconds'`;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
  }

  async function verify(): Promise<void> {
    await sweep();
    await letItRun();
  }

  /** Lets the waiting checks become due. */
  const passTime = () => db.sql`update email_check set next_at = now() where next_at is not null`;

  async function stateOf(leadId: string) {
    const [row] = await db.sql<{ state: string | null; reason: string | null; isAsked: boolean }[]>`
      select email_state as state, email_reason as reason, verify_asked_at is not null as "isAsked"
      from lead where id = ${leadId}`;
    return row;
  }

  async function checkOf(orgId: string, address: string) {
    const [row] = await db.sql<Check[]>`
      select
        state, reasons, mail_host as "mailHost", reply_code as "replyCode", attempts,
        extract(epoch from next_at - checked_at)::float8 as "againInSeconds"
      from email_check where org_id = ${orgId} and address = ${address}`;
    return row;
  }

  async function stop() {
    await worker.stop();
    await host.stop();
  }

  return {
    ...on,
    host,
    zone,
    worker,
    verifyWith,
    lead,
    verify,
    letItRun,
    passTime,
    stateOf,
    checkOf,
    stop,
  };
}

interface Check {
  state: string;
  reasons: string[];
  mailHost: string | null;
  replyCode: string | null;
  attempts: number;
  againInSeconds: number | null;
}
