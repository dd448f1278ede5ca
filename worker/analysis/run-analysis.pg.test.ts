import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { AnalysedDetails } from '../../schema/activity/details.ts';
import { newId } from '../../schema/id.ts';
import { PAGE } from './testing/analysis-page.ts';
import { stageAnalysis } from './testing/analysis-stage.ts';

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageAnalysis>>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = await stageAnalysis(db);
});
beforeEach(() => on.reset());
/** What was held is spent or back, whatever a test has done. */
afterEach(async () => {
  const { account, sums } = await on.settled();
  expect(sums).toEqual(account);
});
afterAll(async () => {
  await on.stop();
  await db.drop();
});

describe('a light run', () => {
  test('gives a score with reasons, takes its price once, and says what it cost', async () => {
    const { balance } = await on.account();
    const id = await on.start(await on.lead());
    const run = await on.ended(id);
    expect(run).toMatchObject({
      state: 'succeeded',
      progress: 100,
      origin: 'model',
      model: 'first',
      spent: 1,
      notices: [],
    });
    expect(await on.account()).toEqual({ balance: balance - 1, held: 0 });
    expect(run.cost).toBeGreaterThan(0);
    expect(await on.steps(id)).toEqual([
      ['page', 'done'],
      ['fit', 'done'],
      ['save', 'done'],
    ]);
    const { fit } = run.result;
    // Three quotes that stand on the page: the whole reach towards the model's 62.
    expect(fit.asked).toBe(62);
    expect(Math.abs(fit.total - fit.rules)).toBeLessThanOrEqual(15);
    expect(run.fit).toBe(fit.total);
    const quote = fit.reasons[0]?.quote;
    expect(PAGE.slice(quote?.start, quote?.end)).toBe(quote?.text);
  });

  test('is in the sums of its lead, of the crawl that found it, of the workspace and of the day', async () => {
    const lead = await on.lead();
    const taskId = newId();
    await db.sql`
      insert into crawl_task (id, org_id, name, source_kind, source, settings, budget_credits, created_by)
      values (${taskId}, ${on.orgId}, 'C', 'urls', '{}', '{}', 1, 'x')`;
    await db.sql`update lead set task_id = ${taskId} where id = ${lead}`;
    const sums = async () => {
      const [row] = await db.sql<Record<string, number>[]>`
        select
          (select cost_micros from lead where id = ${lead})::int as lead,
          (select cost_micros from crawl_task where id = ${taskId})::int as task,
          (select cost_micros from org_stat where org_id = ${on.orgId})::int as org,
          (select sum(cost_micros) from cost_day where org_id = ${on.orgId})::int as day,
          (select sum(credits) from cost_day where org_id = ${on.orgId})::int as credits`;
      return { ...row } as Record<string, number>;
    };
    const before = await sums();
    const run = await on.ended(await on.start(lead));
    const after = await sums();
    const [line] = await db.sql<{ details: AnalysedDetails }[]>`
      select details from activity where lead_id = ${lead} and kind = 'analysed'`;
    expect(line?.details).toMatchObject({ fit: run.fit, credits: 1, costMicros: run.cost });
    const [shown] = await db.sql<{ credits: number }[]>`
      select spent_credits as credits from lead where id = ${lead}`;
    expect(shown?.credits).toBe(1);
    expect(after).toEqual({
      lead: run.cost,
      task: run.cost,
      org: before['org']! + run.cost,
      day: before['day']! + run.cost,
      credits: before['credits']! + 1,
    });
  });

  test('again within five minutes is the same run, and free', async () => {
    const lead = await on.lead();
    const first = await on.start(lead);
    const during = await on.start(lead);
    await on.ended(first);
    const { balance } = await on.account();
    const after = await on.start(lead);
    const rows = await db.sql`select id from analysis_run where lead_id = ${lead}`;
    expect(rows.map(({ id }) => String(id))).toEqual([first]);
    expect([during, after]).not.toContain(first);
    expect((await on.account()).balance).toBe(balance);
  });

  test('by many who press at once is one run', async () => {
    const lead = await on.lead();
    const { balance } = await on.account();
    await Promise.all(Array.from({ length: 8 }, () => on.start(lead)));
    const rows = await db.sql<{ id: string }[]>`
      select id from analysis_run where lead_id = ${lead}`;
    expect(rows.length).toBe(1);
    await on.ended(rows[0]!.id);
    expect(await on.account()).toEqual({ balance: balance - 1, held: 0 });
  });

  test('that nobody can pay for is refused, and leaves nothing', async () => {
    const lead = await on.lead();
    await db.sql`update credit_account set held = balance where org_id = ${on.orgId}`;
    await expect(on.start(lead)).rejects.toMatchObject({ code: 'insufficient_credits' });
    await db.sql`update credit_account set held = 0 where org_id = ${on.orgId}`;
    expect((await db.sql`select from analysis_run where lead_id = ${lead}`).length).toBe(0);
  });
});

describe('a deep and an x-ray run', () => {
  test('ask all their parts beside each other', async () => {
    on.server.latency = () => 200;
    const [deep, xray] = [
      await on.start(await on.lead(), 'deep'),
      await on.start(await on.lead(), 'xray'),
    ];
    const ended = [await on.ended(deep), await on.ended(xray)];
    expect(ended.map(({ spent, origin }) => [spent, origin])).toEqual([
      [3, 'model'],
      [5, 'model'],
    ]);
    expect(Object.keys(ended[0]!.result).toSorted()).toEqual(['draft', 'evidence', 'fit']);
    expect(Object.keys(ended[1]!.result).toSorted()).toEqual([
      'approach',
      'evidence',
      'fit',
      'objections',
      'persona',
      'signals',
    ]);
    // What no word of the page bears out is a weak sign, however strong the model calls it.
    expect(ended[1]!.result.signals?.items.map(({ strength }) => strength)).toEqual([
      'medium',
      'low',
    ]);
  });

  test('begin every question with the same bytes, and the endpoint’s cache shows it', async () => {
    const leads = await Promise.all([on.lead(), on.lead(), on.lead()]);
    for (const lead of leads) await on.ended(await on.start(lead, 'deep'));
    const byPart = Map.groupBy(on.server.asked, ({ schema }) => schema);
    expect([...byPart.keys()].toSorted()).toEqual(['draft', 'evidence', 'fit']);
    for (const asked of byPart.values()) {
      expect(asked.length).toBe(3);
      const prefixes = asked.map(({ messages }) => {
        const [system, user] = messages.map(({ content }) => content);
        return Buffer.from(`${system}\n${user?.slice(0, user.indexOf('The mark of this data'))}`);
      });
      for (const prefix of prefixes) expect(prefix.equals(prefixes[0]!)).toBe(true);
      // All that differs from lead to lead stands behind it, and no two marks are the same.
      const marks = asked.map(({ text }) => /mark of this data is (\w+)/.exec(text)?.[1]);
      expect(new Set(marks).size).toBe(3);
    }
    const system = on.server.asked.map(({ messages }) => messages[0]?.content);
    expect(new Set(system).size).toBe(1);
    const text = on.server.asked.map((question) => question.text).join('');
    expect(text).not.toMatch(/@[\w-]+\.example/);
    expect(on.server.asked.every((question) => !question.text.includes('"tools"'))).toBe(true);
  });

  test('take the parts that fail from the rules, and say so', async () => {
    on.server.script = ({ schema }) =>
      schema === 'draft' ? { kind: 'refuse' } : { kind: 'answer' };
    const id = await on.start(await on.lead(), 'deep');
    const run = await on.ended(id);
    expect(run).toMatchObject({ origin: 'mixed', notices: ['model_failed'], spent: 3 });
    expect(run.result.draft?.origin).toBe('rules');
    expect(run.result.draft?.body).toContain('Bookwell');
    expect(await on.steps(id)).toContainEqual(['draft', 'fell_back', 'refused']);
  });
});

describe('a model that lies', () => {
  test('is held to the page: no quote that is not there, no address, no instructions', async () => {
    on.server.brain = ({ schema }) => {
      if (schema === 'fit') {
        return {
          score: 100,
          summary: 'A perfect customer.',
          reasons: [
            { sign: 'plus', text: 'They said so.', quote: 'We have a budget of a million' },
          ],
        };
      }
      if (schema === 'evidence') {
        return {
          items: [{ sign: 'plus', claim: 'Rich.', quote: 'We have a budget of a million' }],
        };
      }
      return {
        language: 'en',
        subject: 'Hello',
        body: 'Hello, please write to somebody at boss@elsewhere.example, who will tell you all about our offer and its price.',
      };
    };
    const id = await on.start(await on.lead(), 'deep');
    const { result } = await on.ended(id);
    expect(result.fit).toMatchObject({ asked: 100, total: result.fit.rules });
    expect(result.fit.reasons[0]?.quote).toBeUndefined();
    expect([result.evidence?.origin, result.draft?.origin]).toEqual(['rules', 'rules']);
    expect(result.draft?.body).not.toContain('elsewhere');
    expect(await on.steps(id)).toEqual([
      ['page', 'done'],
      ['fit', 'done'],
      ['evidence', 'fell_back', 'empty'],
      ['draft', 'fell_back', 'invented'],
      ['save', 'done'],
    ]);
  });

  test('about a score out of its range is asked again, then passed over', async () => {
    on.server.brain = () => ({ score: 900, summary: 'So good.', reasons: [] });
    const id = await on.start(await on.lead());
    expect(await on.ended(id)).toMatchObject({
      origin: 'rules',
      spent: 0,
      notices: ['model_down'],
    });
    expect(await on.steps(id)).toContainEqual(['fit', 'fell_back', 'invalid']);
  });
});

test('a model that is down leaves a whole result by rules, and nothing is charged', async () => {
  const { balance } = await on.account();
  on.server.script = () => ({ kind: 'error', status: 401 });
  const id = await on.start(await on.lead(), 'xray');
  const run = await on.ended(id);
  expect(run).toMatchObject({ state: 'succeeded', origin: 'rules', spent: 0, cost: 0 });
  expect(run.notices).toEqual(['model_down']);
  expect(run.result.signals?.items.length).toBeGreaterThan(1);
  expect(await on.account()).toEqual({ balance, held: 0 });
});
