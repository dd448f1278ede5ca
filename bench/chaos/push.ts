import postgres from 'postgres';
import { startTestPostgres, TEMPLATE } from '../../platform/testing/test-postgres.ts';
import { runPushFaults } from '../../worker/push/testing/fault-run.ts';
import { Check, type ChaosOptions } from './chaos.ts';
import { seededRandom } from './random.ts';

/**
 * Web push to services that are gone, busy, broken or refusing. Dead subscriptions must go, living
 * ones stay, and no device may be told twice of one thing.
 */
export async function run({ seed, full }: ChaosOptions): Promise<Check> {
  const server = await startTestPostgres();
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database push_chaos template ${admin(TEMPLATE)}`;
  await admin.end();
  const url = new URL(server.adminUrl);
  url.pathname = '/push_chaos';
  const sql = postgres(url.href, { onnotice: () => undefined });
  try {
    const devices = full ? 1000 : 200;
    const startedAt = performance.now();
    const found = await runPushFaults(
      { url: url.href, sql },
      { devices, random: seededRandom(seed) },
    );
    const check = new Check();
    const none = (claim: string, count: number) => check.that(claim, count === 0, String(count));
    none('every living device was told', found.missed);
    none('no device was told twice', found.doubled);
    none('gone subscriptions are removed', found.wronglyKept);
    none('living subscriptions are kept', found.wronglyRemoved);
    none('no service was asked more often than eight times', found.overAsked);
    none('every request was well-formed', found.malformed);
    check.note('subscriptions', found.devices);
    check.note('requests', found.requests);
    check.note('seconds', Math.round((performance.now() - startedAt) / 100) / 10);
    return check;
  } finally {
    await sql.end({ timeout: 1 });
    await server.stop();
  }
}
