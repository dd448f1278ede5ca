import { useQuery, useZero } from '@rocicorp/zero/react';
import { IconChecks } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seen, type Subject } from '../../schema/merge/merge.ts';
import { writeField } from '../../schema/merge/write-field.ts';
import { newId } from '../../schema/id.ts';
import { queries } from '../../schema/queries.ts';
import { zql } from '../../schema/tables.ts';
import { isVerbName } from '../../schema/verbs.ts';
import { useSession } from '../auth/session.ts';
import { RefusedList, WaitingList } from '../features/change/change-list.tsx';
import { fieldKey, subjectIds, useChangeWords } from '../features/change/change-words.ts';
import { type ClashChoice, ClashList, type ClashView } from '../features/change/clash-list.tsx';
import { act, perform } from '../offline/act.ts';
import type { Entry } from '../offline/journal.ts';
import { useCurrentOutbox, useOutbox } from '../offline/use-outbox.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import { useChangeActs } from './use-change-acts.ts';

/** What waits, what was refused, and what two people changed at once. */
export function Page(): React.ReactNode {
  const { t } = useTranslation('change');
  const { orgId } = useWorkspace();
  const outbox = useCurrentOutbox();
  const view = useOutbox();
  const connection = useConnection();
  const names = useNames([...view.waiting, ...view.refused]);
  const shown = useValueWords();
  const words = useChangeWords({ names, shown });
  const { copy, drop } = useChangeActs(words);
  const [rows] = useQuery(queries.clash.mine({ orgId }));
  const clashes = useClashViews(rows, shown);

  const choose = (clashId: string, resolution: ClashChoice) => {
    const row = rows.find((one) => one.id === clashId);
    if (!row) return;
    const group = newId();
    if (resolution !== 'kept') {
      const texts = [row.keptValue, row.otherValue].filter((value) => typeof value === 'string');
      const value = resolution === 'both' ? texts.join('\n\n') : row.otherValue;
      const kind = row.subjectKind as Subject['kind'];
      const step = writeField(kind, row.subjectId, row.field, value);
      if (!step || !isVerbName(step.name)) return;
      const base = seen(row.subjectId, { [row.field]: row.keptValue });
      perform(step.name, orgId, step.input as never, { base, group });
    }
    act('clash.resolve', { orgId, clashId, resolution }, { group });
  };
  const retry = (entry: Entry) => {
    if (!isVerbName(entry.name)) return;
    const again = perform(entry.name, entry.act.orgId, entry.act.input, {
      base: entry.act.op.base,
    });
    // The first goes once the second is kept: a tab that dies in between loses neither.
    void again.here.then(() => outbox?.drop([entry.opId]));
  };

  const isEmpty = clashes.length + view.refused.length + view.waiting.length === 0;
  return (
    <>
      <PageHeader title={t('title')} />
      <PageBody width="read">
        {isEmpty && (
          <EmptyState
            icon={<IconChecks size={24} stroke={1.6} />}
            title={t('empty.title')}
            text={t('empty.text')}
          />
        )}
        {clashes.length > 0 && <ClashList clashes={clashes} onChoose={choose} />}
        {view.refused.length > 0 && (
          <RefusedList
            entries={view.refused}
            words={words}
            onCopy={copy}
            onRetry={retry}
            onDrop={drop}
          />
        )}
        {view.waiting.length > 0 && (
          <WaitingList
            entries={view.waiting}
            words={words}
            isSending={connection === 'connected' && view.isSending}
            onSend={connection === 'connected' ? () => void outbox?.drain().catch(() => {}) : null}
          />
        )}
      </PageBody>
    </>
  );
}

/** What the leads and deals that these acts name are called, by the rows on this device. */
function useNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const zero = useZero();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(entries.flatMap((entry) => subjectIds(entry).slice(0, 1)))].join();
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      if (!wanted) return;
      const ids = wanted.split(',');
      const [leads, deals, todos] = await Promise.all([
        zero.run(zql.lead.where('id', 'IN', ids)),
        zero.run(zql.deal.where('id', 'IN', ids).related('lead')),
        zero.run(zql.todo.where('id', 'IN', ids)),
      ]);
      const called = [
        ...leads.map((lead) => [lead.id, lead.name] as const),
        ...deals.map((deal) => [deal.id, deal.title ?? deal.lead?.name ?? ''] as const),
        ...todos.map((todo) => [todo.id, todo.title] as const),
      ];
      if (isCurrent) setNames(new Map(called));
    })();
    return () => {
      isCurrent = false;
    };
  }, [zero, wanted]);
  return names;
}

interface ClashRow {
  id: string;
  subjectKind: string;
  subjectLabel: string;
  field: string;
  keptValue: unknown;
  keptBy: string | null;
  keptAt: number;
  otherValue: unknown;
  otherBy: string | null;
  otherAt: number;
  keeper?: { name: string } | undefined;
  other?: { name: string } | undefined;
}

function useClashViews(rows: readonly ClashRow[], shown: ValueWords): ClashView[] {
  const { t } = useTranslation('change');
  const session = useSession();
  const me = session.status === 'signed-in' ? session.user.id : '';
  const who = (userId: string | null, profile: { name: string } | undefined) =>
    userId === me ? t('clashes.you') : (profile?.name ?? t('clashes.nobody'));
  return rows.map((row) => ({
    id: row.id,
    field: t(`fields.${fieldKey(row.subjectKind, row.field)}` as 'fields.name', {
      defaultValue: row.field,
    }),
    label: row.subjectLabel,
    kept: {
      value: shown(row.field, row.keptValue),
      who: who(row.keptBy, row.keeper),
      at: row.keptAt,
    },
    other: {
      value: shown(row.field, row.otherValue),
      who: who(row.otherBy, row.other),
      at: row.otherAt,
    },
    canJoin: row.field === 'body',
  }));
}

type ValueWords = (field: string, value: unknown) => string;

/** A field's value as a person knows it: names in place of ids. */
function useValueWords(): ValueWords {
  const { t } = useTranslation('lead');
  const { orgId } = useWorkspace();
  const [members] = useQuery(queries.org.members({ orgId }));
  const [pipelines] = useQuery(queries.pipeline.list({ orgId }));
  return (field, value) => {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') return JSON.stringify(value);
    if (field === 'ownerId' || field === 'assigneeId') {
      return members.find(({ userId }) => userId === value)?.profile?.name ?? '…';
    }
    if (field === 'stageId') {
      const stages = pipelines.flatMap((pipeline) => pipeline.stages);
      return stages.find(({ id }) => id === value)?.name ?? '…';
    }
    if (field === 'status') {
      return t(`status.${value}` as 'status.new', { defaultValue: value });
    }
    return value;
  };
}
