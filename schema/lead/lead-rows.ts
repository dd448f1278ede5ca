import * as z from 'zod/mini';
import type { ActivityDetails } from '../activity/details.ts';
import type { ActivityKind } from '../activity/table.ts';
import { AppError } from '../app-error.ts';
import { insertRows } from '../many-rows.ts';
import { seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import type { Operation, Reader, VerbScope } from '../verb.ts';
import type { EditableLeadField } from './fields.ts';

export const id = z.string().check(z.minLength(8), z.maxLength(64));
/** One act covers at most this many leads; the screen splits larger selections. */
export const MAX_BULK_LEADS = 1000;
export const leadIds = z.array(id).check(z.minLength(1), z.maxLength(MAX_BULK_LEADS));

/** The lead, locked; one in the bin can't be changed until it is restored. */
export async function requireLead(scope: VerbScope, leadId: string) {
  const [, row] = await Promise.all([
    scope.claim?.('lead', [leadId]),
    scope.tx.run(zql.lead.where('id', leadId).where('orgId', scope.orgId).one()),
  ]);
  if (!row) throw new AppError('not_found', 'This lead does not exist');
  if (row.mergedIntoId) throw wasMerged(row);
  if (row.deletedAt) {
    throw new AppError('not_found', `“${row.name}” was deleted. Restore it, then try again`, {
      leadId,
    });
  }
  return row;
}

/** The named leads that exist in the org and were not merged into others; refuses when none does. */
export async function requireLeads(scope: VerbScope, ids: string[]) {
  const rows = await scope.tx.run(
    zql.lead.where('orgId', scope.orgId).where('id', 'IN', [...new Set(ids)]),
  );
  const [first] = rows;
  if (!first) throw new AppError('not_found', 'These leads do not exist');
  const present = rows.filter((row) => !row.mergedIntoId);
  if (present.length === 0) throw wasMerged(first);
  return present;
}

function wasMerged({ name, mergedIntoId }: { name: string; mergedIntoId: string | null }) {
  const message = `“${name}” was merged into another lead. Change that one`;
  return new AppError('not_found', message, { leadId: mergedIntoId });
}

/** The values of these leads on this device, as `base` wants them. */
export async function seenLeads(
  reader: Reader,
  ids: readonly string[],
  fields: readonly (EditableLeadField | 'status' | 'ownerId' | 'deletedAt')[],
): Promise<NonNullable<Operation['base']>> {
  const rows = await reader.run(zql.lead.where('id', 'IN', [...new Set(ids)]));
  const pick = (row: (typeof rows)[number]) =>
    Object.fromEntries(fields.map((field) => [field, row[field]]));
  return Object.assign({}, ...rows.map((row) => seen(row.id, pick(row)))) as object as NonNullable<
    Operation['base']
  >;
}

/** What a line of the timeline says. */
export interface TimelineLine {
  leadId: string;
  kind: ActivityKind;
  part: string;
  body?: string | null;
  field?: string;
  oldValue?: string | null;
  newValue?: string | null;
  details?: ActivityDetails;
}

/** Lines of leads' timelines; their ids follow from the act, so that a replay writes each once. */
export async function record(scope: VerbScope, ...lines: TimelineLine[]) {
  const rows = lines.map(({ part, ...row }) => ({
    ...row,
    id: `${scope.op.id}:${part}`,
    orgId: scope.orgId,
    actorId: scope.actor.userId,
    createdAt: scope.at,
  }));
  await insertRows(scope, 'activity', rows);
}
