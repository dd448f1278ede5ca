import { AppError } from '../app-error.ts';
import type { EditableLeadField } from '../lead/fields.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';
import { record } from '../lead/lead-rows.ts';
import { entriesOf, stampOf, type TakenFields } from './merge-fields.ts';
import { giftsOf, settleCandidate } from './merge-leads.ts';
import { mergeLines } from './merge-lines.ts';

type Back = Partial<Record<EditableLeadField, string | null>>;

/**
 * Undoes a merge. A field that is as the merge left it gets its value from before; one that somebody
 * wrote since stays. Merges into one survivor may be undone in any order: what a later one found as
 * an earlier one's gift, it then gives back to what was there before both.
 */
export async function unmergeLeads(scope: VerbScope, input: { mergeId: string }): Promise<void> {
  const { tx, orgId, actor, at } = scope;
  const found = await tx.run(zql.leadMerge.where('id', input.mergeId).where('orgId', orgId).one());
  if (!found) throw new AppError('not_found', 'This merge does not exist');
  await scope.claim?.('lead', [found.survivorId, found.mergedId].toSorted());
  // Read again under the lock: two people may undo it at once.
  const merge = await tx.run(zql.leadMerge.where('id', found.id).one());
  if (!merge || merge.unmergedAt) return;
  const survivor = await tx.run(zql.lead.where('id', merge.survivorId).one());
  if (!survivor) throw new AppError('not_found', 'The lead it was merged into no longer exists');
  if (survivor.mergedIntoId) {
    throw new AppError('conflict', `“${survivor.name}” was merged itself. Undo that merge first`, {
      leadId: survivor.mergedIntoId,
    });
  }
  const gifts = await giftsOf(scope, survivor);
  const back: Back = {};
  for (const [field, { before }] of entriesOf(merge.fields)) {
    if (gifts.get(field) === merge.id) back[field] = before;
  }
  const { name, ...rest } = back;
  if (Object.keys(back).length > 0) {
    const named = name ? { name } : {};
    await tx.mutate.lead.update({ id: survivor.id, ...rest, ...named, updatedAt: at });
  }
  await relink(scope, merge, back);
  await tx.mutate.leadMerge.update({
    id: merge.id,
    unmergedAt: at,
    unmergedBy: actor.userId,
    reverted: Object.keys(back),
  });
  await settleCandidate(scope, merge.survivorId, merge.mergedId, 'dismissed');
  if (tx.location === 'client') {
    await tx.mutate.lead.update({ id: merge.mergedId, deletedAt: null, mergedIntoId: null });
  }
  const merged = await tx.run(zql.lead.where('id', merge.mergedId).one());
  if (merged) {
    const named = { id: survivor.id, name: back.name ?? survivor.name };
    await record(scope, ...mergeLines('unmerged', named, merged));
  }
}

/**
 * Takes the merge out of the chains of gifts: one that stood over it now stands over what was under
 * it, and one whose gift is back in the field knows this act as its writer.
 */
async function relink(
  { tx, orgId, op }: VerbScope,
  merge: { id: string; survivorId: string; fields: TakenFields },
  back: Back,
): Promise<void> {
  if (Object.keys(merge.fields).length === 0) return;
  const others = await tx.run(
    zql.leadMerge
      .where('orgId', orgId)
      .where('survivorId', merge.survivorId)
      .where('unmergedAt', 'IS', null)
      .where('id', '!=', merge.id),
  );
  for (const other of others) {
    const fields: TakenFields = { ...other.fields };
    let isChanged = false;
    for (const [field, mine] of entriesOf(merge.fields)) {
      const theirs = fields[field];
      if (theirs?.over === merge.id) {
        fields[field] = { ...theirs, before: mine.before, over: mine.over };
        isChanged = true;
      } else if (theirs && field in back && mine.over === other.id) {
        fields[field] = { ...theirs, stamp: stampOf(op) ?? '' };
        isChanged = true;
      }
    }
    if (isChanged) await tx.mutate.leadMerge.update({ id: other.id, fields });
  }
}
