import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toDay } from '../../ui/format-day.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useCan } from '../../workspace/workspace.tsx';
import { groupByDue } from './due-groups.ts';
import { todoActs } from './todo-acts.ts';
import { TodoRow } from './todo-row.tsx';
import type { ListedTodo, Person } from './todo-types.ts';
import classes from './todo.module.css';

const WEEK_MS = 6 * 86_400_000;

interface TodoGroupsProps {
  orgId: string;
  todos: readonly ListedTodo[];
  people: ReadonlyMap<string, Person>;
  isDone: boolean;
}

/** To-dos by when they are due, a card each; what is done stands in one, latest first. */
export function TodoGroups({ orgId, todos, people, isDone }: TodoGroupsProps) {
  const { t } = useTranslation('todo');
  const nowMs = useNow();
  const canEdit = useCan('lead.edit');
  const acts = useMemo(() => todoActs(orgId), [orgId]);
  const groups = isDone
    ? [{ group: 'done' as const, todos }]
    : groupByDue(todos, toDay(nowMs), toDay(nowMs + WEEK_MS));
  return groups.map(({ group, todos: some }) => (
    <SectionCard key={group} title={t(`groups.${group}`)} flush>
      <ul className={classes.list}>
        {some.map((todo) => (
          <TodoRow
            key={todo.id}
            todo={todo}
            leadName={todo.lead?.name ?? ''}
            people={people}
            acts={acts}
            canEdit={canEdit}
          />
        ))}
      </ul>
    </SectionCard>
  ));
}
