import type { PersonField } from '../../schema/evidence/finding.ts';
import { chooseField, type FieldChoice, type SitedFinding } from './choose-field.ts';
import { emailKey, linkedinKey } from './identity.ts';
import { personKey } from './person-name.ts';

export interface MergedPerson {
  /** The chosen value of each field that has one; a person without a name is none. */
  fields: Partial<Record<PersonField, FieldChoice>> & { name: FieldChoice };
  findings: SitedFinding[];
}

/** A bare mention of somebody's name makes no contact; a function, an address or a number does. */
const LEAST_CONFIDENCE = 0.6;

/** The people of a site: mentions with one name, one mailbox or one profile are one person. */
export function mergePeople(findings: readonly SitedFinding[]): MergedPerson[] {
  const mentions = [...Map.groupBy(findings, ({ url, subject }) => `${url} ${subject}`).values()];
  const people: MergedPerson[] = [];
  for (const group of joinByKeys(mentions)) {
    const person = toPerson(group.flat());
    if (person !== null) people.push(person);
  }
  return people.sort(
    (a, b) =>
      b.fields.name.confidence - a.fields.name.confidence ||
      (a.fields.name.value < b.fields.name.value ? -1 : 1),
  );
}

function toPerson(findings: SitedFinding[]): MergedPerson | null {
  const fields: Partial<Record<PersonField, FieldChoice>> = {};
  for (const [field, candidates] of Map.groupBy(findings, (each) => each.field as PersonField)) {
    const choice = chooseField(field, candidates, null);
    if (choice !== null) fields[field] = choice;
  }
  const { name } = fields;
  if (name === undefined) return null;
  const isContact = Object.keys(fields).length > 1 || name.confidence >= LEAST_CONFIDENCE;
  return isContact ? { fields: { ...fields, name }, findings } : null;
}

/** Groups that share any key, however indirectly. */
function joinByKeys(mentions: readonly SitedFinding[][]): SitedFinding[][][] {
  const parents = mentions.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = index; parents[at] !== root;) [at, parents[at]] = [parents[at]!, root];
    return root;
  };
  const owners = new Map<string, number>();
  mentions.forEach((mention, index) => {
    for (const key of keysOf(mention)) {
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, index);
      else parents[find(index)] = find(owner);
    }
  });
  const groups = Map.groupBy(mentions, (_, index) => find(index));
  return [...groups.values()];
}

function keysOf(mention: readonly SitedFinding[]): string[] {
  return mention.flatMap(({ field, value }) => {
    if (field === 'name') return [`name ${personKey(value)}`];
    const key =
      field === 'email' ? emailKey(value) : field === 'linkedin' ? linkedinKey(value) : null;
    // A shared mailbox does not make two people one.
    return key === null || /^(?:info|office|contact|mail|admin|sales|hello|support)@/.test(key)
      ? []
      : [`${field} ${key}`];
  });
}
