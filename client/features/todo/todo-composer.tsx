import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssigneeMenu } from './assignee-menu.tsx';
import { DueMenu } from './due-menu.tsx';
import type { NewTodo } from './todo-acts.ts';
import type { Person } from './todo-types.ts';
import classes from './todo.module.css';

interface TodoComposerProps {
  me: string;
  people: ReadonlyMap<string, Person>;
  inputRef: React.RefObject<HTMLInputElement | null>;
  onAdd: (todo: Omit<NewTodo, 'leadId'>) => void;
}

/** A line to write the next to-do on; Enter adds it and waits for another. */
export function TodoComposer({ me, people, inputRef, onAdd }: TodoComposerProps) {
  const { t } = useTranslation('todo');
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [assigneeId, setAssigneeId] = useState<string | null>(me);
  const add = (event: React.FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    onAdd({ title: title.trim(), dueOn, assigneeId });
    setTitle('');
    setDueOn(null);
    inputRef.current?.focus();
  };
  return (
    <form className={classes.composer} onSubmit={add}>
      <IconPlus size={16} stroke={1.8} aria-hidden="true" className={classes.plus} />
      <input
        ref={inputRef}
        className={classes.title}
        aria-label={t('add')}
        placeholder={t('placeholder')}
        maxLength={200}
        enterKeyHint="done"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {title && (
        <div className={classes.tools}>
          <DueMenu dueOn={dueOn} label={t('due.label')} onPick={setDueOn} />
          <AssigneeMenu assigneeId={assigneeId} people={people} onPick={setAssigneeId} />
        </div>
      )}
    </form>
  );
}
