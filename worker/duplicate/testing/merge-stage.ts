import { stage } from '../../../platform/testing/actors.ts';
import type { TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import type { EditableLeadField } from '../../../schema/lead/fields.ts';
import { MergeModel } from './merge-model.ts';

export const FIELDS = ['email', 'city', 'postalCode'] as const satisfies EditableLeadField[];

/** An org with leads, tags and pipelines, acted on in step with the model. */
export async function mergeStage(db: TestDatabase) {
  const on = stage(db.sql);
  const { orgId, admin } = await on.org();
  const model = new MergeModel();
  const tags: string[] = [];
  for (const name of ['hot', 'old']) {
    const id = newId();
    await on.act(admin, 'tag.create', orgId, { id, name, color: 'sky' });
    tags.push(id);
  }
  const pipelines: { id: string; stages: string[] }[] = [];
  for (const position of ['V0000', 'W0000']) {
    const id = newId();
    const stages = [newId(), newId()];
    await on.act(admin, 'pipeline.create', orgId, {
      id,
      name: position,
      currency: 'EUR',
      position,
      stages: stages.map((each, n) => ({
        id: each,
        name: `S${n}`,
        color: 'sky',
        kind: 'open' as const,
        position: `${'VW'[n]}0000`,
      })),
    });
    pipelines.push({ id, stages });
  }

  async function addLead(values: Partial<Record<(typeof FIELDS)[number], string>>) {
    const id = newId();
    await on.act(admin, 'lead.create', orgId, {
      id,
      kind: 'company',
      fields: { name: 'L', ...values },
    });
    model.addLead(id, Object.fromEntries(FIELDS.map((field) => [field, values[field] ?? null])));
    return id;
  }

  /** What the database shows, in the form of the model's `view`. */
  async function view(): Promise<object> {
    const leads = await db.sql`
      select id, merged_into_id, deleted_at, email, city, postal_code,
        coalesce((select facts from lead_fact where lead_id = lead.id), '{}') as facts,
        array(select tag_id from lead_tag where lead_id = lead.id order by tag_id collate "C") as tags
      from lead where org_id = ${orgId}`;
    const notes = await db.sql`
      select id, lead_id, body from activity where org_id = ${orgId} and kind = 'note'`;
    const deals = await db.sql`
      select id, lead_id, pipeline_id, title, deleted_at from deal where org_id = ${orgId}`;
    const analyses = await db.sql`
      select id, lead_id from analysis_run where org_id = ${orgId}`;
    for (const row of leads) {
      if ((row['deleted_at'] !== null) !== (row['merged_into_id'] !== null)) {
        throw new Error('A lead is merged exactly when it is out of sight here');
      }
    }
    return {
      leads: Object.fromEntries(
        leads.map((row) => [
          row['id'],
          {
            mergedInto: row['merged_into_id'] as string | null,
            tags: row['tags'] as string[],
            facts: row['facts'] as object,
            email: row['email'] as string | null,
            city: row['city'] as string | null,
            postalCode: row['postal_code'] as string | null,
          },
        ]),
      ) as object,
      notes: Object.fromEntries(
        notes.map((row) => [
          row['id'],
          { at: row['lead_id'] as string, body: row['body'] as string },
        ]),
      ) as object,
      deals: Object.fromEntries(
        deals.map((row) => [
          row['id'],
          {
            at: row['lead_id'] as string,
            pipeline: row['pipeline_id'] as string,
            title: row['title'] as string | null,
            isGone: row['deleted_at'] !== null,
          },
        ]),
      ) as object,
      analyses: Object.fromEntries(
        analyses.map((row) => [row['id'], row['lead_id'] as string]),
      ) as object,
    };
  }

  return { on, orgId, admin, model, tags, pipelines, addLead, view };
}

export type MergeStage = Awaited<ReturnType<typeof mergeStage>>;
