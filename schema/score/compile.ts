import { DEFAULT_WEIGHTS, type IcpCriteria, type IcpWeights, SCORE_PARTS } from '../profile/icp.ts';
import type { PartName } from './reasons.ts';
import { stems } from './words/fold.ts';
import { INDUSTRIES } from './vocabulary.ts';
import { readNeed, type WantedNeed } from './words/needs.ts';
import { readRole, type WantedRole } from './words/roles.ts';

export interface WantedIndustry {
  text: string;
  /** All its words. */
  stems: string[];
  concepts: Set<string>;
  groups: Set<string>;
  /** Its words that name no line of business: `cosmetic` of `cosmetic dentist`. */
  extra: string[];
}

export interface Exclusion {
  text: string;
  stems: string[];
  /** When it is written as one. */
  domain: string | null;
  concepts: Set<string>;
}

/** An ideal customer made ready to be compared with many leads. */
export interface CompiledIcp {
  criteria: IcpCriteria;
  industries: WantedIndustry[];
  roles: WantedRole[];
  needs: WantedNeed[];
  exclusions: Exclusion[];
  /** What each part that counts can bring, in points; together 100. */
  max: ReadonlyMap<PartName, number>;
}

/** What counts while a workspace has no ideal customer: whether a lead is any use at all. */
export const GENERIC_WEIGHTS: Partial<Record<PartName, number>> = {
  reach: 45,
  trust: 20,
  freshness: 15,
  completeness: 20,
};

/** Null stands for no ideal customer: then reach, trust, freshness and completeness count. */
export function compileIcp(
  criteria: IcpCriteria | null,
  weights: IcpWeights | null = null,
): CompiledIcp {
  const wanted = criteria ?? {};
  return {
    criteria: wanted,
    industries: (wanted.industries ?? []).map(readIndustry),
    roles: (wanted.roles ?? []).map(readRole),
    needs: (wanted.needs ?? []).map(readNeed),
    exclusions: (wanted.exclusions ?? []).map(readExclusion),
    max: apportion(criteria ? countingWeights(wanted, weights ?? {}) : GENERIC_WEIGHTS),
  };
}

/** Words that go with any line of business. */
const SAY_NOTHING = new Set(
  'company business firm agency practice office provider service startup shop studio industry sector and und et y en of the'.split(
    ' ',
  ),
);

function readIndustry(text: string): WantedIndustry {
  const words = stems(text);
  const found = INDUSTRIES.findIn(words);
  const isCovered = (n: number) => found.some(({ from, to }) => n >= from && n < to);
  return {
    text,
    stems: words,
    concepts: new Set(found.map(({ concept }) => concept.key)),
    groups: new Set(found.map(({ concept }) => concept.group)),
    extra:
      found.length > 0 ? words.filter((word, n) => !isCovered(n) && !SAY_NOTHING.has(word)) : [],
  };
}

function readExclusion(text: string): Exclusion {
  const words = stems(text);
  const trimmed = text.trim().toLowerCase();
  const isDomain = /^(?:[a-z\d-]+\.)+[a-z]{2,}$/.test(trimmed);
  const found = INDUSTRIES.findIn(words);
  const isWholly = found.some(({ from, to }) => from === 0 && to === words.length);
  return {
    text,
    stems: words,
    domain: isDomain ? trimmed.replace(/^www\./, '') : null,
    concepts: new Set(isWholly ? found.map(({ concept }) => concept.key) : []),
  };
}

function countingWeights(
  criteria: IcpCriteria,
  weights: IcpWeights,
): Partial<Record<PartName, number>> {
  const { industries, places, size, revenue, roles, needs } = criteria;
  const hasEnds = (ends: { min?: number; max?: number } | undefined) =>
    ends?.min !== undefined || ends?.max !== undefined;
  const asks: Record<string, boolean> = {
    industry: !!industries?.length,
    place: !!places?.some((place) => place.city || place.region || place.country),
    size: hasEnds(size) || hasEnds(revenue),
    role: !!roles?.length,
    need: !!needs?.length,
  };
  const counting = SCORE_PARTS.filter((part) => asks[part] ?? true);
  const given = counting.map((part) => [part, weights[part] ?? DEFAULT_WEIGHTS[part]] as const);
  // Weights that are all nothing say nothing.
  return given.some(([, weight]) => weight > 0)
    ? Object.fromEntries(given)
    : Object.fromEntries(counting.map((part) => [part, DEFAULT_WEIGHTS[part]]));
}

/**
 * Shares 100 points out by weight, in whole points: each gets what it is due rounded down, and what
 * is left goes to the largest remainders (Hamilton's method), the earlier part first at a tie.
 */
function apportion(weights: Partial<Record<PartName, number>>): Map<PartName, number> {
  const entries = (Object.entries(weights) as [PartName, number][]).filter(([, w]) => w > 0);
  const sum = entries.reduce((total, [, weight]) => total + weight, 0);
  const shares = entries.map(([part, weight], n) => {
    const due = (weight * 100) / sum;
    return { part, n, points: Math.floor(due), rest: due - Math.floor(due) };
  });
  const left = 100 - shares.reduce((total, { points }) => total + points, 0);
  const byRest = shares.toSorted((a, b) => b.rest - a.rest || a.n - b.n);
  for (const share of byRest.slice(0, left)) share.points++;
  return new Map(shares.map(({ part, points }) => [part, points]));
}
