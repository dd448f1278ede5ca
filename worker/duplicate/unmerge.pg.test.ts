import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { FIELDS, mergeStage, type MergeStage } from './testing/merge-stage.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const LEADS = 4;
const lead = fc.nat({ max: LEADS - 1 });
const pick = fc.nat({ max: 1000 });
const field = fc.constantFrom(...FIELDS);
/** All of them as often as some. */
const take = fc.oneof(
  fc.subarray([...FIELDS], { minLength: FIELDS.length }),
  fc.subarray([...FIELDS]),
);

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('edit' as const), lead, field, empty: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('editBack' as const), lead, field, pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('note' as const), lead }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('editNote' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('removeNote' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('tag' as const), lead, pick, isOn: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('deal' as const), lead, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('moveDeal' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('removeDeal' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('crawl' as const), lead, field }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('analyse' as const), lead }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('learn' as const), lead, pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('merge' as const),
      // Several into one: what lies over what is where it gets hard.
      lead: fc.constantFrom(0, 0, 0, 1, 2),
      other: lead,
      take,
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('unmerge' as const), pick }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** An own value gave way to the first merge's gift, a newer own value to the second's. */
const TWO_GAVE_WAY: Step[] = [
  { act: 'merge', lead: 0, other: 1, take: ['postalCode'] },
  { act: 'edit', lead: 0, field: 'postalCode', empty: false },
  { act: 'merge', lead: 0, other: 2, take: ['postalCode'] },
];

describe('merging and parting leads', () => {
  test('any history of merges, edits, notes, tags, deals and unmerges comes out as promised', async () => {
    const runs = Number(process.env['QUARRY_RUNS'] ?? 25);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const on = await mergeStage(db);
        const ids = [];
        for (let n = 0; n < LEADS; n++) {
          // One lacks what the others have.
          const email = n === 2 ? {} : { email: `own${n}@x.co` };
          ids.push(await on.addLead({ ...email, city: `City ${n}`, postalCode: `P${n}` }));
        }
        for (const [n, each] of steps.entries()) await perform(on, ids, each, n);
        expect(await on.view()).toEqual(on.model.view());
        // In the end all are parted, the last merge of a chain first.
        while (on.model.merges.length > 0) {
          const next = on.model.merges.find(({ survivor }) => on.model.isFree(survivor))!;
          await on.on.act(on.admin, 'duplicate.unmerge', on.orgId, { mergeId: next.id });
          on.model.unmerge(next.id);
          expect(await on.view()).toEqual(on.model.view());
        }
        await expectSoundRows(on);
      }),
      { numRuns: runs, endOnFailure: false, examples: [[TWO_GAVE_WAY]] },
    );
  }, 600_000);
});

async function perform(on: MergeStage, ids: string[], each: Step, n: number): Promise<void> {
  const { model, admin, orgId } = on;
  const act = on.on.act;
  const of = (place: number) => ids[place]!;
  const one = (keys: string[], at: number) => keys[at % Math.max(1, keys.length)];
  switch (each.act) {
    case 'edit':
    case 'editBack': {
      const id = of(each.lead);
      if (!model.isFree(id)) return;
      const layers = model.leads.get(id)!.fields.get(each.field)!;
      const value =
        each.act === 'editBack'
          ? layers[each.pick % layers.length]!.value
          : each.empty
            ? null
            : `${each.field[0]}${n}@e.co`;
      await act(admin, 'lead.edit', orgId, { leadId: id, changes: { [each.field]: value } });
      return model.edit(id, each.field, value);
    }
    case 'crawl': {
      const id = of(each.lead);
      if (!model.isFree(id)) return;
      const column = each.field === 'postalCode' ? 'postal_code' : each.field;
      await db.sql`update lead set ${db.sql(column)} = ${`c${n}@web.co`} where id = ${id}`;
      return model.edit(id, each.field, `c${n}@web.co`);
    }
    case 'analyse': {
      if (!model.isFree(of(each.lead))) return;
      const id = newId();
      await db.sql`
        insert into analysis_run (id, org_id, lead_id, tier, state, price_credits)
        values (${id}, ${orgId}, ${of(each.lead)}, 'light', 'succeeded', 1)`;
      return void model.analyses.set(id, of(each.lead));
    }
    case 'learn': {
      const id = of(each.lead);
      if (!model.isFree(id)) return;
      const key = ['dns', 'timeZone'][each.pick % 2]!;
      await db.sql`
        insert into lead_fact (lead_id, org_id, facts)
        values (${id}, ${orgId}, jsonb_build_object(${key}::text, ${`f${n}`}::text))
        on conflict (lead_id) do update set facts = lead_fact.facts || excluded.facts`;
      return void model.facts.get(id)!.set(key, `f${n}`);
    }
    case 'note': {
      if (!model.isFree(of(each.lead))) return;
      const op = newId();
      await act(admin, 'lead.note', orgId, { leadId: of(each.lead), body: `n${n}` }, op);
      return model.addNote(of(each.lead), `${op}:note`, `n${n}`);
    }
    case 'editNote': {
      const id = one([...model.notes.keys()], each.pick);
      if (!id) return;
      await act(admin, 'lead.editNote', orgId, { noteId: id, body: `e${n}` });
      model.notes.get(id)!.body = `e${n}`;
      return;
    }
    case 'removeNote': {
      const id = one([...model.notes.keys()], each.pick);
      if (!id) return;
      await act(admin, 'lead.removeNote', orgId, { noteId: id });
      model.notes.delete(id);
      return;
    }
    case 'tag': {
      const id = of(each.lead);
      if (!model.isFree(id)) return;
      const tagId = one(on.tags, each.pick)!;
      await act(admin, each.isOn ? 'lead.tag' : 'lead.untag', orgId, { leadIds: [id], tagId });
      if (each.isOn) model.tags.get(id)!.add(tagId);
      else model.tags.get(id)!.delete(tagId);
      return;
    }
    case 'deal': {
      const id = of(each.lead);
      if (!model.isFree(id)) return;
      const pipeline = on.pipelines[each.pick % on.pipelines.length]!;
      const deal = newId();
      await act(admin, 'deal.add', orgId, {
        pipelineId: pipeline.id,
        stageId: pipeline.stages[0]!,
        deals: [{ id: deal, leadId: id, position: 'V0000' }],
      });
      return model.addDeal(id, deal, pipeline.id);
    }
    case 'moveDeal': {
      const id = one([...model.deals.keys()], each.pick);
      if (!id) return;
      await act(admin, 'deal.update', orgId, { dealId: id, changes: { title: `t${n}` } });
      model.deals.get(id)!.title = `t${n}`;
      return;
    }
    case 'removeDeal': {
      const id = one([...model.deals.keys()], each.pick);
      if (!id) return;
      await act(admin, 'deal.remove', orgId, { dealIds: [id] });
      model.deals.get(id)!.isGone = true;
      return;
    }
    case 'merge': {
      const id = newId();
      const input = { id, survivorId: of(each.lead), mergedId: of(each.other), take: each.take };
      const isDone = model.merge(id, input.survivorId, input.mergedId, each.take);
      const attempt = act(admin, 'duplicate.merge', orgId, input);
      if (isDone) await attempt;
      else await expect(attempt).rejects.toMatchObject({ code: /invalid|not_found/ });
      return;
    }
    case 'unmerge': {
      const merge = model.merges[each.pick % Math.max(1, model.merges.length)];
      if (!merge) return;
      const isDone = model.unmerge(merge.id);
      const attempt = act(admin, 'duplicate.unmerge', orgId, { mergeId: merge.id });
      if (isDone) await attempt;
      else await expect(attempt).rejects.toMatchObject({ code: 'conflict' });
    }
  }
}

/** Each field's chosen receipt says what the lead says, stages count right, nothing is left over. */
async function expectSoundRows({ orgId }: MergeStage): Promise<void> {
  const twice = await db.sql`
    select lead_id, field from field_value where org_id = ${orgId} and chosen
    group by 1, 2 having count(*) > 1`;
  expect(twice.length).toBe(0);
  const miscounted = await db.sql`
    select stage.id from stage where org_id = ${orgId} and deal_count <> (
      select count(*) from deal
      where stage_id = stage.id and deleted_at is null and lead_deleted_at is null)`;
  expect(miscounted.length).toBe(0);
  const [stat] = await db.sql`
    select leads, (select count(*)::int from lead where org_id = ${orgId} and deleted_at is null) as live
    from org_stat where org_id = ${orgId}`;
  expect(stat?.['leads']).toBe(stat?.['live']);
}
