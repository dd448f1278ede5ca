import { afterAll, beforeAll, expect, test } from 'vitest';
import { retryTransaction } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { scoreBatch } from './score-batch.ts';

/** People edit while two workers score: in the end no edit was missed, and nobody was in the way. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());

const LEADS = 30;
const EDITS = 25;
const CITIES = ['Leeds', 'Hull', 'Berlin', ''];
const TITLES = ['Owner', 'Receptionist', 'CTO', ''];

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

async function editAtRandom(
  admin: Actor,
  orgId: string,
  leads: string[],
  icpId: string,
  seed: number,
) {
  const roll = dice(seed);
  for (let n = 0; n < EDITS; n++) {
    const leadId = leads[roll(leads.length)] ?? '';
    const kind = roll(10);
    if (kind < 5) {
      await on.act(admin, 'lead.edit', orgId, {
        leadId,
        changes: {
          city: CITIES[roll(CITIES.length)] ?? '',
          title: TITLES[roll(TITLES.length)] ?? '',
        },
      });
    } else if (kind < 8) {
      // A crawl writes several at once, in an order of its own.
      const some = [leadId, leads[roll(leads.length)] ?? ''];
      const email = `a${roll(99)}@reeve.example`;
      await retryTransaction(
        () => db.sql`update lead set email = ${email} where id = any(${some}::text[])`,
      );
    } else if (kind === 8) {
      await on.act(admin, 'icp.update', orgId, {
        icpId,
        changes: { weights: { place: roll(101) } },
      });
    } else {
      await db.sql`
        insert into field_value (id, org_id, lead_id, field, value, extractor, confidence, actor_id, chosen)
        values (${newId()}, ${orgId}, ${leadId}, 'email', 'x', 'person', 1, ${admin.userId}, true)`;
    }
  }
}

test.each([1, 2, 3])('whatever happens at once, seed %i', async (seed) => {
  const { orgId, admin } = await on.org();
  const leads: string[] = [];
  for (let n = 0; n < LEADS; n++) {
    const id = newId();
    leads.push(id);
    await on.act(admin, 'lead.create', orgId, { id, kind: 'person', fields: { name: `P${n}` } });
  }
  const icpId = newId();
  const criteria = { places: [{ city: 'Leeds' }], roles: ['owner'] };
  await on.act(admin, 'icp.create', orgId, { id: icpId, name: 'I', criteria, weights: {} });

  const over = new AbortController();
  const score = async () => {
    while (!over.signal.aborted) await scoreBatch(db.sql, orgId, Date.now());
  };
  const workers = [score(), score()];
  await Promise.all(
    [1, 2, 3, 4].map((n) => editAtRandom(admin, orgId, leads, icpId, seed * 10 + n)),
  );
  over.abort();
  await Promise.all(workers);
  while ((await scoreBatch(db.sql, orgId, Date.now())) > 0);

  // Scored again from nothing but the rows, every score is what it was.
  const held = () => db.sql`
    select s.lead_id, s.total, s.inputs_hash, l.score from score s join lead l on l.id = s.lead_id
    where s.org_id = ${orgId} order by s.lead_id`;
  const before = await held();
  expect(before).toHaveLength(LEADS);
  expect(before.every((row) => row['total'] === row['score'])).toBe(true);
  await db.sql`delete from score where org_id = ${orgId}`;
  await db.sql`insert into score_dirty (org_id, cause) values (${orgId}, 'icp')`;
  while ((await scoreBatch(db.sql, orgId, Date.now())) > 0);
  expect([...(await held())]).toEqual([...before]);
});
