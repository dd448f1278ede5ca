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

/** Which rows an act names, for looking up what they are called. */
export function subjectIds(entry: Entry): string[] {
  const input = (entry.act.input ?? {}) as Input;
  const { leadId, leadIds } = input;
  if (typeof leadId === 'string') return [leadId];
  return Array.isArray(leadIds) ? (leadIds as string[]) : [];
}

/** Puts acts into words, also those whose verb this build does not know. */
export function useChangeWords(names: ReadonlyMap<string, string>) {
  const { t } = useTranslation(['change', 'shell']);
  return (entry: Entry): ChangeWords => {
    const ids = subjectIds(entry);
    const only = ids.length === 1 ? (names.get(ids[0] ?? '') ?? null) : null;
    const many = ids.length > 1 ? t('waiting.leads', { count: ids.length }) : null;
    return {
      act: t(`shell:acts.${entry.name}` as 'shell:acts.other', {
        defaultValue: t('shell:acts.other'),
      }),
      subject: only ?? many,
      values: valuesOf(entry, (field) =>
        t(`fields.${field}` as 'fields.name', { defaultValue: field }),
      ),
    };
  };
}

const NAMED = new Set(['changes', 'fields', 'settings', 'source']);

/** The values that a person would miss, as `Field: value`, ids left out. */
export function valuesOf(entry: Entry, label: (field: string) => string): string {
  const input = (entry.act.input ?? {}) as Input;
  const parts: string[] = [];
  const say = (field: string, value: ReadonlyJSONValue | undefined) => {
    if (value === undefined || /(^id|Id|Ids)$/.test(field)) return;
    if (typeof value === 'object' && value !== null) {
      if (NAMED.has(field)) for (const [k, v] of Object.entries(value)) say(k, v);
      return;
    }
    parts.push(`${label(field)}: ${value === null || value === '' ? '—' : String(value)}`);
  };
  for (const [field, value] of Object.entries(input)) say(field, value);
  return parts.join(' · ');
}
