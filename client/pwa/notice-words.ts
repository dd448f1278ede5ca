import type { NoticeData, NoticeKind } from '../../schema/notice/kinds.ts';

/** A text of `notice.json` and what is put into it. */
export interface Words {
  key: string;
  values: Record<string, string | number>;
}

interface WordedNotice {
  kind: NoticeKind;
  /** Null: the product itself. */
  actor: string | null;
  data: NoticeData;
}

export interface NoticeWords {
  title: Words;
  /** A second line: words, or what somebody wrote themselves. */
  detail: Words | string | null;
}

/** What a notice says, the same in the list and in a notification of the system. */
export function noticeWords({ kind, actor, data }: WordedNotice): NoticeWords {
  const values: Words['values'] = { name: data.name ?? '' };
  if (actor) values['actor'] = actor;
  if (kind === 'lead.assigned' || kind === 'todo.due') values['count'] = data.count ?? 1;
  if (data.todo) values['todo'] = data.todo;
  const isAlone = !actor && (kind === 'crawl.paused' || kind === 'crawl.resumed');
  return {
    title: { key: `words.${kind}${isAlone ? 'Alone' : ''}`, values },
    detail: detailOf(kind, data),
  };
}

function detailOf(kind: NoticeKind, data: NoticeData): NoticeWords['detail'] {
  if (kind === 'crawl.completed')
    return { key: 'detail.leads', values: { count: data.leads ?? 0 } };
  if (kind === 'crawl.failed') return { key: 'detail.failed', values: {} };
  if (kind === 'todo.assigned') return data.name ?? null;
  if (kind === 'todo.due') return (data.count ?? 1) > 1 ? (data.todo ?? null) : null;
  return kind === 'lead.mentioned' ? (data.excerpt ?? null) : null;
}
