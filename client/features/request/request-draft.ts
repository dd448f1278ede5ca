import { type IcpCriteria, icpCriteria } from '../../../schema/profile/icp.ts';
import { type ParsedRequest, parseRequest } from '../../../schema/request/parse-request.ts';
import { MAX_WANTED } from '../../../schema/request/limits.ts';
import { DEFAULT_WANTED } from '../../../schema/request/verbs.ts';

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

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** Whether there is anything to look for. */
export function canAsk({ industries, places, roles, needs }: IcpCriteria): boolean {
  return [industries, places, roles, needs].some((list) => (list?.length ?? 0) > 0);
}
