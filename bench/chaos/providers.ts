import postgres from 'postgres';
import { startTestPostgres, TEMPLATE } from '../../platform/testing/test-postgres.ts';
import { runProviderFaults } from '../../worker/enrich/testing/fault-run.ts';
import { Check, type ChaosOptions } from './chaos.ts';
import { seededRandom } from './random.ts';

/**
 * Enrichment by providers that hang, fail, limit and lie. Every lead must end in time with all that
 * it had, no lie may be kept, and a credit is spent exactly where a provider added something.
 */
export async function run({ seed, full }: ChaosOptions): Promise<Check> {
  const server = await startTestPostgres();
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database provider_chaos template ${admin(TEMPLATE)}`;
  await admin.end();
  const url = new URL(server.adminUrl);
  url.pathname = '/provider_chaos';
  const sql = postgres(url.href, { onnotice: () => undefined });
  try {
    const startedAt = performance.now();
    const found = await runProviderFaults(
      { url: url.href, sql },
      { leads: full ? 600 : 90, random: seededRandom(seed) },
    );
    const check = new Check();
    const none = (claim: string, count: number) => check.that(claim, count === 0, String(count));
    none('every lead ended', found.unended);
    none('no lead took longer than it may', found.overTime);
    none(
      'a credit was spent where a provider added something, and nowhere else',
      found.wronglyCharged,
    );
    none('nothing is left set aside', found.held);
    none('account, ledger and runs agree', found.ledgerOff);
    none('leads keep what they had', found.lost);
    none('no lie was kept', found.lies);
    none('a provider that hangs is left alone', found.overAsked);
    none('a provider that is well again is asked again', found.leftAlone);
    check.note('leads', found.leads);
    check.note('requests', found.requests);
    check.note('slowestMs', found.slowestMs);
    check.note('seconds', Math.round((performance.now() - startedAt) / 100) / 10);
    return check;
  } finally {
    await sql.end({ timeout: 1 });
    await server.stop();
  }
}
