import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordCost } from '../../platform/cost.ts';
import { captureCredits, grantCredits, holdCredits } from '../../platform/credit/ledger.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { COST_KINDS, type CostKind } from '../../schema/cost/table.ts';
import { newId } from '../../schema/id.ts';
import { insertLeads } from '../crawl/save-leads.ts';
import { COST_DAYS, forgetCosts } from './clean-up/forget-rows.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const { signal } = new AbortController();

interface Money {
  what: 'money';
  lead: number;
  kind: CostKind;
  micros: number;
  daysAgo: number;
  isLeads: boolean;
}

type CostEvent = Money | { what: 'enriched' | 'analysed'; lead: number; credits: number };

/** Something that costs: a call to somebody outside, or credits for enriching or analysing a lead. */
const event: fc.Arbitrary<CostEvent> = fc.oneof(
  fc.record({
    what: fc.constant('money' as const),
    lead: fc.nat(2),
    kind: fc.constantFrom(...COST_KINDS),
    micros: fc.nat(50_000),
    daysAgo: fc.nat(COST_DAYS * 2),
    isLeads: fc.boolean(),
  }),
  fc.record({
    what: fc.constantFrom('enriched' as const, 'analysed' as const),
    lead: fc.nat(2),
    credits: fc.integer({ min: 1, max: 5 }),
  }),
);

const one = async (query: Promise<{ sum: number | null }[]>) => (await query)[0]?.sum ?? 0;

test('what was spent adds up on lead, crawl, day and org, and goes on doing so when entries go', async () => {
  const on = stage(db.sql);
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
      const { orgId, admin } = await on.org();
      await grantCredits(db.sql, { orgId, amount: 1000, idempotencyKey: newId(), reason: 'Test' });
      const taskId = newId();
      await db.sql`
        insert into crawl_task (id, org_id, name, source_kind, source, settings, budget_credits, created_by)
        values (${taskId}, ${orgId}, 'T', 'urls', '{"urls": []}', '{}', 10, ${admin.userId})`;
      const leads = [newId(), newId(), newId()];
      const holdId = newId();
      await holdCredits(db.sql, {
        orgId,
        holdId,
        amount: 200,
        subjectKind: 'crawl_task',
        subjectId: taskId,
        reason: 'T',
      });
      const capture = (amount: number, subjectKind: string, subjectId: string) =>
        captureCredits(db.sql, {
          orgId,
          holdId,
          amount,
          idempotencyKey: newId(),
          reason: 'T',
          subjectKind,
          subjectId,
        });
      await db.sql.begin((tx) =>
        insertLeads(
          tx,
          { orgId, id: taskId, credits: 1 },
          leads.map((leadId) => ({
            leadId,
            isNew: true,
            candidate: {
              unit: 'u',
              kind: 'company' as const,
              columns: { name: 'L' },
              identities: [],
              receipts: [],
              sourceUrl: 'https://l.example.com/',
            },
          })),
          new Map(),
        ),
      );
      await capture(leads.length, 'crawl_task', taskId);

      for (const each of events) {
        const leadId = leads[each.lead]!;
        if (each.what === 'money') {
          const id = newId();
          await recordCost(db.sql, {
            id,
            orgId,
            kind: each.kind,
            provider: 'p',
            operation: 'o',
            leadId: each.isLeads ? leadId : null,
            costMicros: each.micros,
          });
          await db.sql`
            update cost_entry set created_at = now() - ${`${each.daysAgo} days`}::interval
            where id = ${id}`;
          continue;
        }
        if (each.what === 'enriched') {
          await capture(each.credits, 'lead', leadId);
          continue;
        }
        const runId = newId();
        await db.sql`
          insert into analysis_run (id, org_id, lead_id, tier, price_credits, state)
          values (${runId}, ${orgId}, ${leadId}, 'light', 1, 'succeeded')`;
        await capture(each.credits, 'analysis_run', runId);
      }

      const money = events.filter((each): each is Money => each.what === 'money');
      const all = money.reduce((sum, { micros }) => sum + micros, 0);
      const ofLeads = money
        .filter(({ isLeads }) => isLeads)
        .reduce((sum, { micros }) => sum + micros, 0);
      const shown = async () => ({
        leads: await one(db.sql`select sum(cost_micros)::int from lead where org_id = ${orgId}`),
        task: await one(
          db.sql`select cost_micros::int as sum from crawl_task where id = ${taskId}`,
        ),
        org: await one(
          db.sql`select cost_micros::int as sum from org_stat where org_id = ${orgId}`,
        ),
        days: await one(db.sql`select sum(cost_micros)::int from cost_day where org_id = ${orgId}`),
        leadCredits: await one(
          db.sql`select sum(spent_credits)::int from lead where org_id = ${orgId}`,
        ),
        dayCredits: await one(
          db.sql`select sum(credits)::int from cost_day where org_id = ${orgId}`,
        ),
      });
      const captured = await one(
        db.sql`
          select sum(-balance_delta)::int from credit_entry
          where org_id = ${orgId} and kind = 'capture'`,
      );
      const expected = {
        leads: ofLeads,
        task: ofLeads,
        org: all,
        days: all,
        leadCredits: captured,
        dayCredits: captured,
      };
      expect(await shown()).toEqual(expected);

      await forgetCosts(db.sql, signal);
      expect(await shown()).toEqual(expected);
      const kept = await one(
        db.sql`select sum(cost_micros)::int from cost_entry where org_id = ${orgId}`,
      );
      const young = money.filter(({ daysAgo }) => daysAgo < COST_DAYS);
      expect(kept).toBe(young.reduce((sum, { micros }) => sum + micros, 0));
    }),
    { numRuns: 20 },
  );
});
