import { useMemo, useState } from 'react';
import {
  applyChanges,
  type Criterion,
  flattenChanges,
  flattenIcp,
  type FlatIcp,
  toChanges,
} from '../../../schema/profile/icp-changes.ts';
import type { IcpCriteria, IcpWeights, ScorePart } from '../../../schema/profile/icp.ts';

export interface DraftValues {
  name: string;
  profileId: string | null;
  criteria: IcpCriteria;
  weights: IcpWeights;
}

export interface Draft extends DraftValues {
  /** What is not as it is stored, for `icp.update`. */
  changes: ReturnType<typeof toChanges>;
  isDirty: boolean;
  setName: (name: string) => void;
  setProfile: (profileId: string | null) => void;
  setCriterion: <Key extends Criterion>(key: Key, value: IcpCriteria[Key] | undefined) => void;
  setWeight: (part: ScorePart, weight: number) => void;
  setWeights: (weights: IcpWeights) => void;
  revert: () => void;
}

/**
 * An ICP as it is stored with what a person has changed of it on top, field by field: what a
 * colleague saves meanwhile shows in all the other fields.
 */
export function useDraft(stored: DraftValues): Draft {
  const [edits, setEdits] = useState<FlatIcp>({});
  return useMemo(() => {
    const flat = flattenIcp(stored);
    const real = Object.entries(edits).filter(([field, value]) => flat[field] !== value);
    const changes = toChanges(Object.fromEntries(real));
    const edit = (more: FlatIcp) => setEdits((before) => ({ ...before, ...more }));
    return {
      name: changes.name ?? stored.name,
      profileId: changes.profileId === undefined ? stored.profileId : changes.profileId,
      ...applyChanges(stored, changes),
      changes,
      isDirty: real.length > 0,
      setName: (name) => edit({ name }),
      setProfile: (profileId) => edit({ profileId }),
      setCriterion: (key, value) =>
        edit(
          flattenChanges(isNothing(value) ? { without: [key] } : { criteria: { [key]: value } }),
        ),
      setWeight: (part, weight) => edit(flattenChanges({ weights: { [part]: weight } })),
      setWeights: (weights) => edit(flattenChanges({ weights })),
      revert: () => setEdits({}),
    };
  }, [stored, edits]);
}

/** An empty list, or a range without ends, asks for nothing. */
function isNothing(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  const { min, max } = value as { min?: number; max?: number };
  return min === undefined && max === undefined;
}
