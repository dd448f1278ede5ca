import { useTranslation } from 'react-i18next';
import type { ReadonlyJSONValue } from '@rocicorp/zero';
import type { Entry } from '../../offline/journal.ts';

type Input = Record<string, ReadonlyJSONValue | undefined>;

export interface ChangeWords {
  /** What was done. */
  act: string;
  /** To what: a name, or how many. */
  subject: string | null;
  /** The values, in a line. */
  values: string;
}

/** Which leads or deals an act names, for looking up what they are called. */
export function subjectIds(entry: Entry): string[] {
  const { leadId, leadIds, dealId, dealIds, todoId, todoIds } = (entry.act.input ?? {}) as Input;
  const only = leadId ?? dealId ?? todoId;
  if (typeof only === 'string') return [only];
  const several = leadIds ?? dealIds ?? todoIds;
  return Array.isArray(several) ? (several as string[]) : [];
}

interface KnownWords {
  /** What leads and deals are called, by id. */
  names: ReadonlyMap<string, string>;
  /** A field's value as a person knows it. */
  shown: (field: string, value: unknown) => string;
}

/** Puts acts into words, also those whose verb this build does not know. */
export function useChangeWords({ names, shown }: KnownWords) {
  const { t } = useTranslation(['change', 'shell']);
  return (entry: Entry): ChangeWords => {
    const ids = subjectIds(entry);
    const only = ids.length === 1 ? (names.get(ids[0] ?? '') ?? null) : null;
    const key = entry.name.startsWith('deal.') ? 'waiting.deals' : 'waiting.leads';
    const many = ids.length > 1 ? t(key, { count: ids.length }) : null;
    return {
      act: t(`shell:acts.${entry.name}` as 'shell:acts.other', {
        defaultValue: t('shell:acts.other'),
      }),
      subject: only ?? many,
      values: valuesOf(entry, (field, value) => {
        const key = fieldKey(entry.name.split('.')[0] ?? '', field);
        const label = t(`fields.${key}` as 'fields.name', { defaultValue: field });
        return `${label}: ${shown(field, value) || '—'}`;
      }),
    };
  };
}

/** A title is a job's on a lead, and something else on other things. */
export function fieldKey(kind: string, field: string): string {
  return field === 'title' && kind !== 'lead' ? `${kind}Title` : field;
}

const NESTED = new Set(['changes', 'fields', 'settings', 'source']);
/** Ids that stand for something with a name; the others say nothing to a person. */
const NAMED = new Set(['stageId', 'ownerId', 'assigneeId']);

/** The values that a person would miss, each in words. */
export function valuesOf(
  entry: Entry,
  words: (field: string, value: ReadonlyJSONValue) => string,
): string {
  const parts: string[] = [];
  const say = (field: string, value: ReadonlyJSONValue | undefined) => {
    if (value === undefined || (/(^id|Id|Ids)$/.test(field) && !NAMED.has(field))) return;
    if (typeof value === 'object' && value !== null) {
      if (NESTED.has(field)) for (const [k, v] of Object.entries(value)) say(k, v);
      return;
    }
    parts.push(words(field, value));
  };
  for (const [field, value] of Object.entries((entry.act.input ?? {}) as Input)) say(field, value);
  return parts.join(' · ');
}
