import * as z from 'zod/mini';
import { type IcpCriteria, icpCriteria } from '../../../schema/profile/icp.ts';
import { type ParsedRequest, parseRequest } from '../../../schema/request/parse-request.ts';
import { MAX_WANTED } from '../../../schema/request/limits.ts';
import { DEFAULT_WANTED } from '../../../schema/request/verbs.ts';
import { type DraftStorage, type StoredDraft, storedDraft } from '../../workspace/stored-draft.ts';

/** The parts of a request that a person can set right, in the order in which they are shown. */
export const PILLS = [
  'industries',
  'places',
  'needs',
  'roles',
  'size',
  'revenue',
  'channels',
  'exclusions',
] as const;
export type Pill = (typeof PILLS)[number];

/** What a person typed, and what they set right by hand: that stays, whatever they type further. */
export interface RequestDraft {
  text: string;
  /** By part; null empties it. */
  edited: { [P in Pill]?: IcpCriteria[P] | null };
  wanted: number | null;
  /** A model read the words, and these are the parts that it read. */
  isByModel?: boolean;
}

export const EMPTY_DRAFT: RequestDraft = { text: '', edited: {}, wanted: null };

const { industries, places, needs, roles, size, revenue, channels, exclusions } = icpCriteria.shape;
const part = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape));
const storedRequest = z.object({
  text: z.string(),
  edited: z.object({
    industries: part(industries),
    places: part(places),
    needs: part(needs),
    roles: part(roles),
    size: part(size),
    revenue: part(revenue),
    channels: part(channels),
    exclusions: part(exclusions),
  } satisfies Record<Pill, z.ZodMiniType>),
  wanted: z.nullable(z.number()),
  isByModel: z.optional(z.boolean()),
});

/** Keeps what is being asked in a workspace while somebody looks elsewhere, or until it was taken. */
export function requestStore(orgId: string, storage?: DraftStorage): StoredDraft<RequestDraft> {
  return storedDraft<RequestDraft>(`quarry.request-draft.${orgId}`, storedRequest, storage);
}

export interface ReadDraft {
  criteria: IcpCriteria;
  parsed: ParsedRequest;
  wanted: number;
}

/** The draft as it will be put to the sources. */
export function readDraft({ text, edited, wanted }: RequestDraft): ReadDraft {
  const parsed = parseRequest(text);
  const merged: Record<string, unknown> = { ...parsed.criteria };
  for (const [pill, value] of Object.entries(edited)) {
    if (value === null || value === undefined || isEmpty(value)) delete merged[pill];
    else merged[pill] = value;
  }
  const criteria = icpCriteria.safeParse(merged);
  return {
    parsed,
    criteria: criteria.success ? criteria.data : parsed.criteria,
    wanted: Math.min(MAX_WANTED, wanted ?? parsed.wanted ?? DEFAULT_WANTED),
  };
}

/** What a model read from a request's words. */
export interface ModelReading {
  criteria: IcpCriteria;
  wanted: number | null;
}

/**
 * The draft with what a model read from it as it was `asked`: what somebody has set right since is
 * theirs, and a reading of words that have changed since is dropped.
 */
export function takeReading(
  now: RequestDraft,
  asked: RequestDraft,
  { criteria, wanted }: ModelReading,
): RequestDraft {
  if (now.text.trim() !== asked.text.trim()) return now;
  const read = PILLS.filter((pill) => now.edited[pill] === asked.edited[pill]).map((pill) => [
    pill,
    criteria[pill] ?? null,
  ]);
  return {
    ...now,
    edited: { ...now.edited, ...Object.fromEntries(read) },
    wanted: now.wanted === asked.wanted ? (wanted ?? now.wanted) : now.wanted,
    isByModel: true,
  };
}

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** Whether there is anything to look for. */
export function canAsk({ industries, places, roles, needs }: IcpCriteria): boolean {
  return [industries, places, roles, needs].some((list) => (list?.length ?? 0) > 0);
}
