import * as z from 'zod/mini';
import {
  type IcpCriteria,
  icpCriteria,
  type IcpWeights,
  icpWeights,
  SCORE_PARTS,
  type ScorePart,
} from './icp.ts';

export const CRITERIA = [
  'industries',
  'places',
  'size',
  'revenue',
  'roles',
  'channels',
  'needs',
  'exclusions',
] as const satisfies (keyof IcpCriteria)[];
export type Criterion = (typeof CRITERIA)[number];

export const rowId = z.string().check(z.minLength(8), z.maxLength(64));
export const rowName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));

/** What an act changes of an ICP: what it does not name stays, so that two people may edit one. */
export const icpChanges = z.strictObject({
  name: z.optional(rowName),
  profileId: z.optional(z.nullable(rowId)),
  /** The criteria that get another value. */
  criteria: z.optional(icpCriteria),
  /** The criteria that no longer matter. */
  without: z.optional(z.array(z.enum(CRITERIA)).check(z.maxLength(CRITERIA.length))),
  weights: z.optional(icpWeights),
});
export type IcpChanges = z.infer<typeof icpChanges>;

interface IcpValues {
  name: string;
  profileId?: string | null;
  criteria: IcpCriteria;
  weights: IcpWeights;
}

/** Field by field, each value one text or number: `{ 'criteria.size': '{"max":50,"min":10}' }`. */
export type FlatIcp = Record<string, string | number | null>;

/** An ICP as fields that can be compared one by one; Postgres orders the keys of JSON anew. */
export function flattenIcp({ name, profileId, criteria, weights }: IcpValues): FlatIcp {
  const flat: FlatIcp = { name, profileId: profileId ?? null };
  for (const key of CRITERIA) flat[`criteria.${key}`] = sortedJson(criteria[key]);
  for (const part of SCORE_PARTS) flat[`weights.${part}`] = weights[part] ?? null;
  return flat;
}

/** Only the fields that an act names. */
export function flattenChanges({ criteria, without, weights, ...own }: IcpChanges): FlatIcp {
  const flat: FlatIcp = {};
  if (own.name !== undefined) flat['name'] = own.name;
  if (own.profileId !== undefined) flat['profileId'] = own.profileId;
  for (const key of CRITERIA) {
    if (criteria?.[key] !== undefined) flat[`criteria.${key}`] = sortedJson(criteria[key]);
  }
  for (const key of without ?? []) flat[`criteria.${key}`] = null;
  for (const part of SCORE_PARTS) {
    const weight = weights?.[part];
    if (weight !== undefined) flat[`weights.${part}`] = weight;
  }
  return flat;
}

/** The changes that bring some fields to these values. */
export function toChanges(flat: FlatIcp): IcpChanges {
  const criteria: Record<string, unknown> = {};
  const without: Criterion[] = [];
  const weights: IcpWeights = {};
  const changes: IcpChanges = {};
  for (const [field, value] of Object.entries(flat)) {
    const [kind, key = ''] = field.split('.');
    if (kind === 'criteria' && value === null) without.push(key as Criterion);
    else if (kind === 'criteria') criteria[key] = JSON.parse(String(value));
    // A weight that was not set yet counts as the one that everybody begins with.
    else if (kind === 'weights' && typeof value === 'number') weights[key as ScorePart] = value;
    else if (field === 'name' && typeof value === 'string') changes.name = value;
    else if (field === 'profileId') changes.profileId = value === null ? null : String(value);
  }
  if (Object.keys(criteria).length > 0) changes.criteria = criteria;
  if (without.length > 0) changes.without = without;
  if (Object.keys(weights).length > 0) changes.weights = weights;
  return changes;
}

/** Criteria and weights after some changes. */
export function applyChanges(
  values: Pick<IcpValues, 'criteria' | 'weights'>,
  { criteria, without, weights }: IcpChanges,
): { criteria: IcpCriteria; weights: IcpWeights } {
  const kept = Object.entries(values.criteria).filter(
    ([key]) => !without?.includes(key as Criterion),
  );
  return {
    criteria: { ...(Object.fromEntries(kept) as IcpCriteria), ...criteria },
    weights: { ...values.weights, ...weights },
  };
}

function sortedJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
