import type { Focus, Presence } from '../../schema/live.ts';

/** Somebody else who is here, in one tab or several. */
export interface Person {
  userId: string;
  name: string;
  image: string | null;
  /** Where they did something last comes first. */
  spots: readonly Spot[];
}

export interface Spot {
  place: string;
  focus: Focus | null;
}

/** What somebody does with one thing: looks at it, edits a field of it, holds it. */
export interface Mark {
  userId: string;
  name: string;
  image: string | null;
  act: Focus['act'];
  field?: string;
  target?: string;
  count?: number;
  isTyping?: boolean;
}

interface Profile {
  name: string;
  image: string | null;
}
export type Profiles = ReadonlyMap<string, Profile>;

/** Tabs as people: each once, without oneself, in an order that does not jump about. */
export function toPeople(
  tabs: Iterable<Presence>,
  ownUserId: string | null,
  profiles: Profiles,
): Person[] {
  const byUser = Map.groupBy(
    [...tabs].filter(({ userId }) => userId !== ownUserId),
    ({ userId }) => userId,
  );
  return Array.from(byUser, ([userId, own]) => ({
    userId,
    name: profiles.get(userId)?.name || (own.at(-1)?.name ?? ''),
    image: profiles.get(userId)?.image ?? null,
    spots: own.map(({ place, focus }) => ({ place, focus })).toReversed(),
  })).sort((a, b) => a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId));
}

/** Who does what with which thing, by the thing; the strongest act of each person counts. */
export function marksBySubject(people: readonly Person[]): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const { userId, name, image, spots } of people) {
    const own = new Map<string, Mark>();
    for (const { place, focus } of spots) {
      const who = { userId, name, image };
      if (focus) {
        const { subject, ...rest } = focus;
        note(own, subject, { ...who, ...rest });
        if (focus.target) note(own, focus.target, { ...who, ...rest });
      }
      if (place.includes(':')) note(own, place, { ...who, act: 'look' });
    }
    for (const [subject, mark] of own) marks.set(subject, [...(marks.get(subject) ?? []), mark]);
  }
  return marks;
}

const WEIGHT = { look: 0, edit: 1, drag: 2 } as const;

function note(own: Map<string, Mark>, subject: string, mark: Mark) {
  const before = own.get(subject);
  if (!before || WEIGHT[before.act] < WEIGHT[mark.act]) own.set(subject, mark);
}
