import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type Todo = QueryResultType<typeof queries.todo.ofLead>[number];
/** With its lead, as lists over many leads need it. */
export type ListedTodo = QueryResultType<typeof queries.todo.list>[number];
export type Person = QueryResultType<typeof queries.org.members>[number];
