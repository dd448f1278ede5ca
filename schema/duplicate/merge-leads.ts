import { AppError } from '../app-error.ts';
import type { EditableLeadField } from '../lead/fields.ts';
import type { MergedDetails } from '../activity/details.ts';
import { record, requireLead } from '../lead/lead-rows.ts';
import { startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';
import { entriesOf, stampOf, type TakenFields } from './merge-fields.ts';
import { mergeLines } from './merge-lines.ts';
import { pairId } from './table.ts';

export interface MergeInput {
  id: string;
  survivorId: string;
  mergedId: string;
  take: EditableLeadField[];
}

/**
 * Writes the survivor's values and the row of the merge. On the server that row's trigger
 * (migrations/0020_duplicate.sql) moves everything else in the same transaction, however much it is;
 * a device moves what it holds, so that the screen is right at once.
 */
export async function mergeLeads(scope: VerbScope, input: MergeInput): Promise<void> {
  const { tx, orgId, actor, at, op } = scope;
  if (input.survivorId === input.mergedId) {
    throw new AppError('invalid', 'A lead can’t be merged with itself');
  }
  await scope.claim?.('lead', [input.survivorId, input.mergedId].toSorted());
  const survivor = await requireLead(scope, input.survivorId);
  const merged = await requireLead(scope, input.mergedId);
  if (survivor.kind !== merged.kind) {
    throw new AppError('invalid', 'A person and a company can’t be merged');
  }
  const wanted: Partial<Record<EditableLeadField, string>> = {};
  for (const field of new Set(input.take)) {
    const value = merged[field];
    if (value) wanted[field] = value;
  }
  const merge = await startMerge(scope, 'lead', [survivor.id]);
  const subject = { kind: 'lead', id: survivor.id, label: survivor.name } as const;
  const update = merge.take(subject, survivor, wanted);
  await merge.end();
  const gifts = await giftsOf(scope, survivor);
  const fields: TakenFields = {};
  for (const [name, taken] of Object.entries(update)) {
    const field = name as EditableLeadField;
    const before = survivor[field] ?? null;
    fields[field] = { before, taken, stamp: stampOf(op) ?? '', over: gifts.get(field) ?? null };
  }
  if (Object.keys(update).length > 0) {
    await tx.mutate.lead.update({ id: survivor.id, ...update, updatedAt: at });
  }
  const moved = await countMoved(scope, survivor.id, merged.id);
  await tx.mutate.leadMerge.insert({
    id: input.id,
    orgId,
    survivorId: survivor.id,
    mergedId: merged.id,
    fields,
    mergedBy: actor.userId,
    mergedAt: at,
    reverted: [],
  });
  await settleCandidate(scope, survivor.id, merged.id, 'merged');
  if (tx.location === 'client') await moveOnDevice(scope, survivor.id, merged.id);
  const details = { ...moved, fields: Object.keys(fields) as EditableLeadField[] };
  // After the move, so that each stands in the story of its own lead.
  await record(scope, ...mergeLines('merged', survivor, merged, details));
}

type Lead = Awaited<ReturnType<typeof requireLead>>;

/** How much goes over, as the timeline tells it; a device counts what it holds. */
async function countMoved(
  { tx }: VerbScope,
  survivorId: string,
  mergedId: string,
): Promise<Omit<MergedDetails, 'fields'>> {
  const [deals, own, notes, todos, analyses] = await Promise.all([
    tx.run(zql.deal.where('leadId', mergedId).where('deletedAt', 'IS', null)),
    tx.run(zql.deal.where('leadId', survivorId).where('deletedAt', 'IS', null)),
    tx.run(zql.activity.where('leadId', mergedId).where('kind', 'note')),
    tx.run(zql.todo.where('leadId', mergedId).where('deletedAt', 'IS', null)),
    tx.run(zql.analysisRun.where('leadId', mergedId).where('state', 'succeeded')),
  ]);
  const taken = new Set(own.map(({ pipelineId }) => pipelineId));
  return {
    deals: deals.filter(({ pipelineId }) => !taken.has(pipelineId)).length,
    notes: notes.length,
    todos: todos.length,
    analyses: analyses.length,
  };
}

/** Which of the lead's fields are as a merge that stands has left them, and which merge. */
export async function giftsOf(
  { tx, orgId }: VerbScope,
  lead: Lead,
): Promise<Map<EditableLeadField, string>> {
  const merges = await tx.run(
    zql.leadMerge
      .where('orgId', orgId)
      .where('survivorId', lead.id)
      .where('unmergedAt', 'IS', null),
  );
  const edits =
    merges.length > 0
      ? await tx.run(zql.fieldEdit.where('orgId', orgId).where('subjectId', lead.id))
      : [];
  const last = new Map(edits.map((edit) => [edit.field, stampOf(edit)]));
  const gifts = new Map<EditableLeadField, string>();
  for (const { id, fields } of merges) {
    for (const [field, { taken, stamp }] of entriesOf(fields)) {
      // A device does not know who edited what; there the value decides.
      const isLast = tx.location === 'client' || last.get(field) === stamp;
      if (lead[field] === taken && isLast) gifts.set(field, id);
    }
  }
  return gifts;
}

export async function settleCandidate(
  { tx, orgId, actor, at }: VerbScope,
  one: string,
  other: string,
  state: 'merged' | 'dismissed',
): Promise<void> {
  const candidate = await tx.run(
    zql.duplicateCandidate.where('id', pairId(one, other)).where('orgId', orgId).one(),
  );
  if (!candidate) return;
  await tx.mutate.duplicateCandidate.update({
    id: candidate.id,
    state,
    decidedBy: actor.userId,
    decidedAt: at,
  });
}

/** What the trigger does, for the rows at hand; the server's own rows take their place. */
async function moveOnDevice({ tx, orgId, at }: VerbScope, survivorId: string, mergedId: string) {
  const [deals, own, notes, links, ownLinks] = await Promise.all([
    tx.run(zql.deal.where('leadId', mergedId).where('deletedAt', 'IS', null)),
    tx.run(zql.deal.where('leadId', survivorId).where('deletedAt', 'IS', null)),
    tx.run(zql.activity.where('leadId', mergedId)),
    tx.run(zql.leadTag.where('leadId', mergedId)),
    tx.run(zql.leadTag.where('leadId', survivorId)),
  ]);
  const taken = new Set(own.map(({ pipelineId }) => pipelineId));
  const tags = new Set(ownLinks.map(({ tagId }) => tagId));
  for (const deal of deals) {
    if (taken.has(deal.pipelineId)) continue;
    await tx.mutate.deal.update({ id: deal.id, leadId: survivorId });
  }
  for (const note of notes) await tx.mutate.activity.update({ id: note.id, leadId: survivorId });
  for (const { tagId } of links) {
    if (!tags.has(tagId)) await tx.mutate.leadTag.insert({ leadId: survivorId, tagId, orgId });
  }
  await tx.mutate.lead.update({ id: mergedId, deletedAt: at, mergedIntoId: survivorId });
}
