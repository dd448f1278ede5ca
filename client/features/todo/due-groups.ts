/** When something is to be done, as a person thinks of it. */
export const DUE_GROUPS = ['overdue', 'today', 'week', 'later', 'someday'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** `today` and `weekEnd` (six days on) are calendar days here: 2026-12-24. */
export function dueGroup(dueOn: string | null, today: string, weekEnd: string): DueGroup {
  if (dueOn === null) return 'someday';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= weekEnd ? 'week' : 'later';
}

interface Dated {
  dueOn: string | null;
}

/** The groups that have to-dos in them, each in the order it was given. */
export function groupByDue<Item extends Dated>(
  todos: readonly Item[],
  today: string,
  weekEnd: string,
): { group: DueGroup; todos: Item[] }[] {
  const byGroup = Map.groupBy(todos, ({ dueOn }) => dueGroup(dueOn, today, weekEnd));
  return DUE_GROUPS.flatMap((group) => {
    const some = byGroup.get(group);
    return some ? [{ group, todos: some }] : [];
  });
}
