import { ActionIcon, Checkbox } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssigneeMenu } from './assignee-menu.tsx';
import { DueMenu } from './due-menu.tsx';
import type { TodoActs } from './todo-acts.ts';
import type { Person, Todo } from './todo-types.ts';
import classes from './todo.module.css';

interface TodoRowProps {
  todo: Todo;
  /** Of which lead it is, where the list is of many. */
  leadName?: string | undefined;
  people: ReadonlyMap<string, Person>;
  acts: TodoActs;
  canEdit: boolean;
}

export function TodoRow({ todo, leadName, people, acts, canEdit }: TodoRowProps) {
  const { t } = useTranslation('todo');
  return (
    <li className={classes.row} data-done={todo.isDone || undefined}>
      <Checkbox
        className={classes.check}
        checked={todo.isDone}
        disabled={!canEdit}
        aria-label={t(todo.isDone ? 'reopen' : 'complete', { title: todo.title })}
        onChange={(event) => acts.setDone(todo, event.currentTarget.checked)}
      />
      <div className={classes.what}>
        {canEdit ? (
          <TitleField title={todo.title} onSave={(title) => acts.edit(todo, { title })} />
        ) : (
          <span className={classes.title}>{todo.title}</span>
        )}
        {leadName !== undefined && (
          <Link
            to="/w/$orgId/leads/$leadId"
            params={{ orgId: todo.orgId, leadId: todo.leadId }}
            className={classes.lead}
          >
            {leadName}
          </Link>
        )}
      </div>
      <fieldset className={classes.tools} disabled={!canEdit}>
        <DueMenu
          dueOn={todo.dueOn}
          isDone={todo.isDone}
          label={t('due.label')}
          onPick={(dueOn) => acts.edit(todo, { dueOn })}
        />
        <AssigneeMenu
          assigneeId={todo.assigneeId}
          people={people}
          onPick={(assigneeId) => acts.edit(todo, { assigneeId })}
        />
        {canEdit && (
          <ActionIcon
            variant="subtle"
            className={classes.remove}
            aria-label={t('remove', { title: todo.title })}
            onClick={() => acts.remove(todo)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </fieldset>
    </li>
  );
}

/** The words, editable where they stand: Enter keeps, Escape takes back. */
function TitleField({ title, onSave }: { title: string; onSave: (title: string) => void }) {
  const { t } = useTranslation('todo');
  const [draft, setDraft] = useState<string | null>(null);
  const isCancelled = useRef(false);
  const finish = () => {
    const typed = draft?.trim();
    if (!isCancelled.current && typed && typed !== title) onSave(typed);
    isCancelled.current = false;
    setDraft(null);
  };
  return (
    <textarea
      className={classes.title}
      rows={1}
      aria-label={t('titleLabel')}
      maxLength={200}
      value={draft ?? title}
      onChange={(event) => setDraft(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        isCancelled.current = event.key === 'Escape';
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.blur();
      }}
    />
  );
}
