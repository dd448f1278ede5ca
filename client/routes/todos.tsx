import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconChecklist } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { TodoGroups } from '../features/todo/todo-groups.tsx';
import classes from '../features/todo/todo.module.css';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { TableSkeleton } from '../ui/skeletons.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import type { TodosSearch } from './todos.route.ts';

const route = getRouteApi('/app/w/$orgId/todos');
const LISTED = 500;

/** What is to be done, over all leads: mine first. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('todo');
  const { orgId } = useWorkspace();
  const navigate = useNavigate();
  const search: TodosSearch = route.useSearch();
  const whose = search.whose ?? 'mine';
  const done = search.done === true;
  const [todos, result] = useQuery(
    queries.todo.list({ orgId, whose, isDone: done, limit: LISTED }),
  );
  const [members] = useQuery(queries.org.members({ orgId }));
  const people = useMemo(() => new Map(members.map((one) => [one.userId, one])), [members]);
  const show = (isAll: boolean, isDone: boolean) => {
    const next: TodosSearch = { ...(isAll && { whose: 'all' }), ...(isDone && { done: true }) };
    void navigate({ to: '/w/$orgId/todos', params: { orgId }, search: next, replace: true });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        detail={done || todos.length === 0 ? undefined : t('count', { count: todos.length })}
      />
      <PageBody width="read">
        <div className={classes.filters}>
          <SegmentedControl
            aria-label={t('whose.label')}
            value={whose}
            onChange={(value) => show(value === 'all', done)}
            data={(['mine', 'all'] as const).map((value) => ({
              value,
              label: t(`whose.${value}`),
            }))}
          />
          <SegmentedControl
            aria-label={t('state.label')}
            value={done ? 'done' : 'open'}
            onChange={(value) => show(whose === 'all', value === 'done')}
            data={(['open', 'done'] as const).map((value) => ({
              value,
              label: t(`state.${value}`),
            }))}
          />
        </div>
        {todos.length > 0 ? (
          <TodoGroups orgId={orgId} todos={todos} people={people} isDone={done} />
        ) : (
          <NoTodos orgId={orgId} result={result} kind={done ? 'done' : whose} />
        )}
      </PageBody>
    </>
  );
}

interface NoTodosProps {
  orgId: string;
  result: ReturnType<typeof useQuery>[1];
  kind: 'mine' | 'all' | 'done';
}

function NoTodos({ orgId, result, kind }: NoTodosProps) {
  const { t } = useTranslation('todo');
  const connection = useConnection();
  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (result.type === 'unknown' && connection !== 'offline') {
    return <TableSkeleton rows={5} columns={1} />;
  }
  // Mine are kept on the device, so that there are none is known without a connection.
  if (result.type === 'unknown' && kind !== 'mine') return <OfflineState what={t('offlineWhat')} />;
  return (
    <EmptyState
      icon={<IconChecklist size={24} stroke={1.6} />}
      title={t(`empty.${kind}`)}
      text={t(`empty.${kind}Text`)}
      action={
        <LinkButton to="/w/$orgId/leads" params={{ orgId }}>
          {t('empty.action')}
        </LinkButton>
      }
    />
  );
}
