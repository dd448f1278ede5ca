import { newId } from '../../schema/id.ts';
import type { CrawlSettings } from '../../schema/source/settings.ts';
import type { Envelope } from '../../schema/verb.ts';
import type { VerbInput, VerbName } from '../../schema/verbs.ts';
import { grantCredits } from '../../platform/credit/ledger.ts';
import type { Sql } from '../../platform/sql.ts';
import { RetryingProvider } from '../../platform/verb/provider.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';

export interface CrawlOrder {
  kind: 'urls' | 'domain' | 'listing';
  urls: string[];
  settings: CrawlSettings;
  budgetCredits: number;
}

export interface CommandLineOrg {
  /** Returns the id of the crawl task. */
  startCrawl: (order: CrawlOrder) => Promise<string>;
  cancelCrawl: (taskId: string) => Promise<void>;
}

const USER_ID = 'command-line';
const ORG_ID = 'command-line';

/**
 * Who acts when somebody types a command: a person and an org of their own, made at the first use,
 * so that a crawl from the command line goes the way of every other one, ledger and audit included.
 * Whoever can type here owns the machine, so credits are granted as they are needed.
 */
export async function openCommandLineOrg(sql: Sql): Promise<CommandLineOrg> {
  const provider = new RetryingProvider(sql);
  const actor = { userId: USER_ID, email: 'command-line@localhost' };
  const act = async <Name extends VerbName>(name: Name, input: VerbInput<Name>): Promise<void> => {
    const op = { id: newId(), device: 'command-line', seq: Date.now(), at: Date.now() };
    const envelope: Envelope = { op, orgId: ORG_ID, v: 1, input };
    await runVerb({ provider, sql }, actor, name, envelope);
  };
  await sql`
    insert into profile (id, name, email)
    values (${USER_ID}, 'Command line', ${actor.email})
    on conflict (id) do nothing`;
  const found = await sql`select 1 from org where id = ${ORG_ID}`;
  if (found.length === 0) await act('org.create', { name: 'Command line', memberId: newId() });

  return {
    startCrawl: async ({ kind, urls, settings, budgetCredits }) => {
      const id = newId();
      const missing = budgetCredits - (await readFreeCredits(sql));
      if (missing > 0) {
        await grantCredits(sql, {
          orgId: ORG_ID,
          amount: missing,
          reason: 'Command line',
          idempotencyKey: `command-line:${id}`,
        });
      }
      const name = urls.length === 1 ? (urls[0] ?? '') : `${urls[0]} and ${urls.length - 1} more`;
      await act('crawl.create', {
        id,
        name: name.slice(0, 120),
        sourceKind: kind,
        source: { urls },
        settings,
        budgetCredits,
      });
      return id;
    },
    cancelCrawl: (taskId) => act('crawl.cancel', { taskId }),
  };
}

async function readFreeCredits(sql: Sql): Promise<number> {
  const [account] = await sql<{ free: number }[]>`
    select balance - held as free from credit_account where org_id = ${ORG_ID}`;
  return account?.free ?? 0;
}
