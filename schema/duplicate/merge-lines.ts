import type { MergedDetails } from '../activity/details.ts';
import type { TimelineLine } from '../lead/lead-rows.ts';

interface Named {
  id: string;
  name: string;
}

/**
 * The fields that a merge and its end are told as: like an edit, with the other lead's name for a
 * value. The first of each two stands with the survivor, the second with the other.
 */
export const MERGE_FIELDS = {
  merged: ['merged', 'mergedInto'],
  unmerged: ['unmerged', 'unmergedFrom'],
} as const;

export type MergeField = (typeof MERGE_FIELDS)[keyof typeof MERGE_FIELDS][number];

export function isMergeField(field: string | null | undefined): field is MergeField {
  return Object.values(MERGE_FIELDS).some((fields) => fields.some((each) => each === field));
}

/** One line for each of the two. */
export function mergeLines(
  act: keyof typeof MERGE_FIELDS,
  survivor: Named,
  other: Named,
  details?: MergedDetails,
): TimelineLine[] {
  const [field, otherField] = MERGE_FIELDS[act];
  return [
    {
      leadId: survivor.id,
      kind: 'edit',
      part: field,
      field,
      newValue: other.name,
      ...(details && { details }),
    },
    {
      leadId: other.id,
      kind: 'edit',
      part: otherField,
      field: otherField,
      newValue: survivor.name,
    },
  ];
}
