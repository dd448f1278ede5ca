import { newId } from '../../../schema/id.ts';
import { seen } from '../../../schema/merge/merge.ts';
import type { TodoChanges } from '../../../schema/todo/verbs.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act } from '../../offline/act.ts';
import { undoAct } from '../../offline/undo.ts';
import { notify } from '../../ui/notify.tsx';
import type { Todo } from './todo-types.ts';

const t = i18n.getFixedT(null, 'todo');

export interface NewTodo {
  leadId: string;
  title: string;
  dueOn: string | null;
  assigneeId: string | null;
}

/** Everything that a person does to to-dos. Each runs on the device at once. */
export interface TodoActs {
  add: (todo: NewTodo) => void;
  edit: (todo: Pick<Todo, 'id' | 'title' | 'dueOn' | 'assigneeId'>, changes: TodoChanges) => void;
  setDone: (todo: Pick<Todo, 'id' | 'title'>, isDone: boolean) => void;
  /** With ten seconds to take it back. */
  remove: (todo: Pick<Todo, 'id'>) => void;
}

export function todoActs(orgId: string): TodoActs {
  return {
    add: (todo) => void act('todo.add', { orgId, id: newId(), ...todo }),
    edit(todo, changes) {
      const fields = Object.keys(changes) as (keyof TodoChanges)[];
      const before = Object.fromEntries(fields.map((field) => [field, todo[field]]));
      act('todo.edit', { orgId, todoId: todo.id, changes }, { base: seen(todo.id, before) });
    },
    setDone({ id, title }, isDone) {
      const { opId } = act('todo.setDone', { orgId, todoIds: [id], isDone });
      if (isDone) notify({ message: t('acts.done', { title }), undo: () => void undoAct(opId) });
    },
    remove({ id }) {
      const { opId } = act('todo.remove', { orgId, todoIds: [id] });
      notify({ message: t('acts.removed'), undo: () => void undoAct(opId) });
    },
  };
}
