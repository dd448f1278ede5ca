import type {
  AnalysedDetails,
  EnrichedDetails,
  MergedDetails,
  VerifiedDetails,
} from '../../../../schema/activity/details.ts';
import { isMergeField, type MergeField } from '../../../../schema/duplicate/merge-lines.ts';
import type { LeadActivity } from '../lead-types.ts';

type Activity = Pick<
  LeadActivity,
  'id' | 'kind' | 'body' | 'field' | 'oldValue' | 'newValue' | 'details' | 'actorId' | 'createdAt'
>;

interface EntryBase {
  id: string;
  at: number;
  actorId: string | null;
}

/** One line of a lead's timeline, in the terms that the screen draws. */
export type TimelineEntry =
  | (EntryBase & { kind: 'note'; body: string })
  | (EntryBase & { kind: 'edit'; field: string; from: string | null; to: string | null })
  | (EntryBase & { kind: 'status'; from: string | null; to: string | null })
  | (EntryBase & { kind: 'assigned'; from: string | null; to: string | null })
  | (EntryBase & { kind: 'found'; taskName: string | null; sourceUrl: string | null })
  | (EntryBase & { kind: 'enriched'; details: EnrichedDetails })
  | (EntryBase & { kind: 'verified'; details: VerifiedDetails })
  | (EntryBase & { kind: 'analysed'; details: AnalysedDetails })
  | (EntryBase & { kind: MergeField; other: string; details: MergedDetails | null })
  | (EntryBase & { kind: 'created' | 'deleted' | 'restored' })
  | (EntryBase & { kind: 'tagged' | 'untagged'; tag: string | null });

interface Origin {
  createdAt: number;
  createdBy: string | null;
  sourceUrl: string | null;
  taskName: string | null;
}

/**
 * The whole story, newest first. How the lead came to be ends it, also when no line says so: leads
 * that a worker wrote in bulk carry their origin in the lead itself.
 */
export function toTimeline(activities: readonly Activity[], origin: Origin): TimelineEntry[] {
  const entries = activities.map((activity) => toEntry(activity, origin));
  if (!entries.some(({ kind }) => kind === 'found' || kind === 'created')) {
    entries.push(originEntry(origin));
  }
  return entries.sort((a, b) => b.at - a.at || b.id.localeCompare(a.id));
}

function toEntry(activity: Activity, origin: Origin): TimelineEntry {
  const { id, kind, createdAt: at } = activity;
  const base = { id, at, actorId: activity.actorId ?? null };
  const from = activity.oldValue ?? null;
  const to = activity.newValue ?? null;
  switch (kind) {
    case 'note':
      return { ...base, kind, body: activity.body ?? '' };
    case 'edit':
      if (isMergeField(activity.field)) {
        const details = (activity.details as MergedDetails | null | undefined) ?? null;
        return { ...base, kind: activity.field, other: to ?? '', details };
      }
      return activity.field === 'status'
        ? { ...base, kind: 'status', from, to }
        : { ...base, kind, field: activity.field ?? '', from, to };
    case 'assigned':
      return { ...base, kind, from, to };
    case 'found':
      return { ...base, kind, taskName: origin.taskName, sourceUrl: origin.sourceUrl };
    case 'tagged':
    case 'untagged':
      return { ...base, kind, tag: to ?? activity.body ?? null };
    case 'enriched':
      return { ...base, kind, details: activity.details as EnrichedDetails };
    case 'verified':
      return { ...base, kind, details: activity.details as VerifiedDetails };
    case 'analysed':
      return { ...base, kind, details: activity.details as AnalysedDetails };
    default:
      return { ...base, kind };
  }
}

function originEntry(origin: Origin): TimelineEntry {
  const base = { id: 'origin', at: origin.createdAt, actorId: origin.createdBy };
  return origin.createdBy && !origin.sourceUrl
    ? { ...base, kind: 'created' }
    : { ...base, kind: 'found', taskName: origin.taskName, sourceUrl: origin.sourceUrl };
}
