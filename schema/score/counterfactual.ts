import type { Channel, IcpCriteria } from '../profile/icp.ts';
import type { CompiledIcp } from './compile.ts';
import { addressOn, type LeadFacts, TRUST_FIELDS } from './facts.ts';
import type { PartName, Reason } from './reasons.ts';

/** Something that could become known or be done; each kind is a text in client/locales. */
export type Change =
  | { kind: 'email.verify' | 'email.find' | 'phone.verify' | 'phone.find' }
  | { kind: 'channel.find'; channel: Channel }
  | { kind: 'industry.confirm' | 'need.confirm' | 'role.find'; value: string }
  | { kind: 'place.confirm'; value: string; index: number }
  | { kind: 'size.confirm' | 'revenue.confirm' | 'values.confirm' | 'seen.again' };

export type Counterfactual = {
  change: Change;
  /** By how many points the total would be higher. */
  adds: number;
};

/** What the rules give: `rateLead`. */
type Rate = (
  facts: LeadFacts,
  icp: CompiledIcp,
  now: number,
  only: readonly PartName[],
) => { total: number };

interface Rated {
  part: PartName;
  points: number;
  reasons: Reason[];
}

/** The parts that a change can move; the others stay as they are. */
const MOVES: Record<Change['kind'], readonly PartName[]> = {
  'email.verify': ['reach', 'trust'],
  'email.find': ['reach', 'trust'],
  'phone.verify': ['reach', 'trust'],
  'phone.find': ['reach', 'trust'],
  'channel.find': ['reach', 'need', 'completeness'],
  'industry.confirm': ['industry', 'need', 'completeness'],
  'place.confirm': ['place', 'trust', 'completeness'],
  'size.confirm': ['size'],
  'revenue.confirm': ['size'],
  'role.find': ['role', 'industry', 'need', 'completeness'],
  'need.confirm': ['need'],
  'values.confirm': ['trust'],
  'seen.again': ['freshness'],
};

const MAX_SHOWN = 8;

/**
 * What would raise the score: only what is not known yet or can be done, never that they should be
 * somebody else. Each is found by scoring the lead again with the change made, so it is exact.
 */
export function findCounterfactuals(
  lead: { facts: LeadFacts; icp: CompiledIcp; now: number; before: { parts: Rated[] } },
  rate: Rate,
): Counterfactual[] {
  const { facts, icp, now, before } = lead;
  return possibleChanges(facts, icp, before.parts)
    .map((change) => {
      const moved = MOVES[change.kind];
      const after = rate(applyChange(facts, change, icp, now), icp, now, moved).total;
      const counted = before.parts.filter(({ part }) => moved.includes(part));
      return { change, adds: after - counted.reduce((sum, { points }) => sum + points, 0) };
    })
    .filter(({ adds }) => adds > 0)
    .toSorted((a, b) => b.adds - a.adds)
    .slice(0, MAX_SHOWN);
}

function possibleChanges(facts: LeadFacts, icp: CompiledIcp, parts: Rated[]): Change[] {
  const open = new Set(
    parts.flatMap(({ reasons }) =>
      reasons.filter(({ tone }) => tone === 'open').map(({ key }) => key),
    ),
  );
  const changes: Change[] = [];
  if (!facts.email || facts.emailState === 'undeliverable') changes.push({ kind: 'email.find' });
  else if (facts.emailState !== 'deliverable') changes.push({ kind: 'email.verify' });
  if (!facts.phone || facts.phoneState === 'invalid') changes.push({ kind: 'phone.find' });
  else if (facts.phoneState !== 'valid') changes.push({ kind: 'phone.verify' });
  for (const channel of icp.criteria.channels ?? ['linkedin' as const]) {
    const isProfile = channel !== 'email' && channel !== 'phone';
    if (isProfile && !addressOn(facts, channel)) changes.push({ kind: 'channel.find', channel });
  }
  const [industry] = icp.industries.map(({ text }) => text).toSorted();
  if (industry && (open.has('industry.unknown') || open.has('industry.kin'))) {
    changes.push({ kind: 'industry.confirm', value: industry });
  }
  changes.push(...placeChanges(open, icp));
  if (open.has('size.unknown')) changes.push({ kind: 'size.confirm' });
  if (open.has('revenue.unknown')) changes.push({ kind: 'revenue.confirm' });
  const [role] = icp.roles.map(({ text }) => text).toSorted();
  if (role && (open.has('role.noPerson') || open.has('role.unknown'))) {
    changes.push({ kind: 'role.find', value: role });
  }
  changes.push(...needChanges(parts, icp), { kind: 'values.confirm' }, { kind: 'seen.again' });
  return changes;
}

function placeChanges(open: ReadonlySet<string>, { criteria }: CompiledIcp): Change[] {
  if (!open.has('place.unknown') && !open.has('place.countryOnly')) return [];
  const places = (criteria.places ?? []).map((place, index) => ({
    value: place.city ?? place.region ?? place.country ?? '',
    index,
  }));
  const [first] = places
    .filter(({ value }) => value)
    .toSorted((a, b) => a.value.localeCompare(b.value));
  return first ? [{ kind: 'place.confirm', ...first }] : [];
}

function needChanges(parts: Rated[], icp: CompiledIcp): Change[] {
  const unknown = new Set(
    parts
      .filter(({ part }) => part === 'need')
      .flatMap(({ reasons }) => reasons)
      .filter(({ key }) => key === 'need.unknown')
      .map(({ params }) => params?.['need']),
  );
  return icp.needs
    .filter(({ text }) => unknown.has(text))
    .map(({ text }) => ({ kind: 'need.confirm', value: text }));
}

type Apply<Kind extends Change['kind']> = (
  facts: LeadFacts,
  change: Extract<Change, { kind: Kind }>,
  criteria: IcpCriteria,
  now: number,
) => Partial<LeadFacts>;

const SURE = Object.fromEntries(TRUST_FIELDS.map((field) => [field, 1]));

const APPLY: { [Kind in Change['kind']]: Apply<Kind> } = {
  'email.verify': () => ({ emailState: 'deliverable' }),
  'email.find': () => ({ email: 'somebody@example.com', emailState: 'deliverable' }),
  'phone.verify': () => ({ phoneState: 'valid' }),
  'phone.find': () => ({ phone: '+44 20 7946 0000', phoneState: 'valid' }),
  'channel.find': (facts, { channel }) => withChannel(facts, channel),
  'industry.confirm': (_, { value }) => ({ industry: value }),
  'place.confirm': (facts, { index }, { places }) => {
    const { city, region, country } = places?.[index] ?? {};
    return {
      city: city ?? facts.city,
      region: region ?? facts.region,
      country: country ?? facts.country,
    };
  },
  'size.confirm': (_facts, _change, { size }) => ({ employees: inside(size) }),
  'revenue.confirm': (_facts, _change, { revenue }) => ({
    revenue: { ...inside(revenue), currency: revenue?.currency ?? null },
  }),
  'role.find': (_, { value }) => ({ kind: 'person', title: value }),
  'need.confirm': ({ technologies }, { value }) => ({ technologies: [...technologies, value] }),
  'values.confirm': () => ({ confidence: SURE }),
  'seen.again': (_facts, _change, _criteria, now) => ({ seenAt: now }),
};

/** The facts as they would be. */
export function applyChange(
  facts: LeadFacts,
  change: Change,
  { criteria }: CompiledIcp,
  now: number,
): LeadFacts {
  const apply = APPLY[change.kind] as Apply<Change['kind']>;
  return { ...facts, ...apply(facts, change, criteria, now) };
}

function withChannel({ socials }: LeadFacts, channel: Channel): Partial<LeadFacts> {
  const address = `https://${channel}.com/somebody`;
  return channel === 'linkedin'
    ? { linkedin: address }
    : { socials: { ...socials, [channel]: address } };
}

function inside(ends: { min?: number | undefined; max?: number | undefined } | undefined) {
  const at = ends?.min ?? ends?.max ?? 0;
  return { min: at, max: at };
}
