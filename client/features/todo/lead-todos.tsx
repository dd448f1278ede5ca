import { useQuery } from '@rocicorp/zero/react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { useCommands } from '../../ui/hotkeys.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import { todoActs } from './todo-acts.ts';
import { TodoComposer } from './todo-composer.tsx';
import { TodoRow } from './todo-row.tsx';
import type { Person, Todo } from './todo-types.ts';
import classes from './todo.module.css';

interface LeadTodosProps {
  orgId: string;
  leadId: string;
  me: string;
  isInBin: boolean;
  people: ReadonlyMap<string, Person>;
}

/** What is to be done about a lead, and what was. */
export function LeadTodos({ orgId, leadId, me, isInBin, people }: LeadTodosProps) {
  const { t } = useTranslation('todo');
  const canEdit = useCan('lead.edit') && !isInBin;
  const [todos] = useQuery(queries.todo.ofLead({ orgId, leadId }));
  const acts = useMemo(() => todoActs(orgId), [orgId]);
  const input = useRef<HTMLInputElement>(null);
  const [showsDone, setShowsDone] = useState(false);
  const add = { id: 'todo.add', label: t('add'), group: t('group'), keys: 'd' };
  useCommands(canEdit ? [{ ...add, run: () => input.current?.focus() }] : []);
  const open = todos.filter((todo) => !todo.isDone).toSorted(byDay);
  const done = todos.filter((todo) => todo.isDone);
  const row = (todo: Todo) => (
    <TodoRow key={todo.id} todo={todo} people={people} acts={acts} canEdit={canEdit} />
  );
  if (todos.length === 0 && !canEdit) return null;
  return (
    <SectionCard title={t('ofLead')} flush>
      <ul className={classes.list}>
        {open.map(row)}
        {showsDone && done.map(row)}
      </ul>
      {canEdit && (
        <TodoComposer
          me={me}
          people={people}
          inputRef={input}
          onAdd={(todo) => acts.add({ ...todo, leadId })}
        />
      )}
      {done.length > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={showsDone}
          onClick={() => setShowsDone(!showsDone)}
        >
          {t(showsDone ? 'hideDone' : 'showDone', { count: done.length })}
        </button>
      )}
    </SectionCard>
  );
}

/** By day, those without one last, then as they were made. */
function byDay(a: Todo, b: Todo): number {
  return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.createdAt - b.createdAt;
}
