import { mentionToken, parseNote } from '../../../../schema/notice/mention.ts';

/** Whom I can name in a note. */
export interface Mentionable {
  userId: string;
  name: string;
  /** Told apart by it where two have one name. */
  email: string;
}

/** People as a note's text names them: “Ann Lee” after an `@`, and who that is. */
export type NamedPeople = ReadonlyMap<string, string>;

/** A note as it is typed, `@Ann Lee`, from how it is stored. */
export function fromBody(body: string): { text: string; people: NamedPeople } {
  const people = new Map<string, string>();
  const words = parseNote(body).map((part) => {
    if (typeof part === 'string') return part;
    people.set(part.name, part.userId);
    return `@${part.name}`;
  });
  return { text: words.join(''), people };
}

/** A note as it is stored; names that were deleted from the text since name nobody. */
export function toBody(text: string, people: NamedPeople): string {
  // “@Ann Lee” before “@Ann”.
  const names = [...people.keys()].toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  const pattern = new RegExp(`@(${any})(?![\\p{L}\\p{N}_])`, 'gu');
  return text.replace(pattern, (_match, name: string) => mentionToken(people.get(name)!, name));
}

export interface MentionQuery {
  /** Where the `@` stands. */
  start: number;
  query: string;
}

/** The name that is being typed before the caret: up to three words after an `@`. */
export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[\s(])@((?:[\p{L}\p{N}._'-]+ ){0,2}[\p{L}\p{N}._'-]*)$/u.exec(
    text.slice(0, caret),
  );
  const query = match?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, query };
}

const MOST_SHOWN = 6;

/** Who a half-typed name may mean: each of its words begins one of theirs. */
export function findPeople(people: readonly Mentionable[], query: string): Mentionable[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return people
    .filter(({ name, email }) => {
      const words = [...fold(name).split(/[\s-]+/), fold(email)];
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST_SHOWN);
}

/** What a person is called in a text: the name, and the address where the name is not enough. */
export function labelOf(person: Mentionable, people: readonly Mentionable[]): string {
  const name = person.name.replace(/[[\]\n]/g, ' ').trim() || person.email;
  const isShared = people.some((p) => p.userId !== person.userId && p.name === person.name);
  return isShared ? `${name} (${person.email})` : name;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
