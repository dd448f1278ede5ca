import type { useTranslation } from 'react-i18next';
import { LEAD_STATUSES, type LeadStatus } from '../../../../schema/lead/fields.ts';
import {
  EMAIL_FILTERS,
  type EmailFilter,
  type LeadFilter,
} from '../../../../schema/lead/filter.ts';
import { countryName } from '../../../ui/country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import type { PickerOption } from '../picker/filter-options.ts';
import { NO_VALUE, type usePickOptions } from '../picker/pick-options.tsx';
import { knownCountries } from './known-countries.ts';

/** A filter as a button: what it narrows, what it is set to, and what it can be set to. */
export interface FilterSpec {
  id: string;
  label: string;
  /** What it is set to, in words; null when it narrows nothing. */
  value: string | null;
  options: () => PickerOption[];
  pick: (value: string) => void;
  clear: () => void;
  /** Stays open for further picks. */
  isMulti?: boolean;
}

/** What filters are built from. */
export interface FilterGround {
  orgId: string;
  filter: LeadFilter;
  set: (part: Partial<LeadFilter>) => void;
  rows: readonly LeadRow[];
  lookups: Lookups;
  tasks: readonly { id: string; name: string }[];
  options: ReturnType<typeof usePickOptions>;
  t: ReturnType<typeof useTranslation<'lead'>>['t'];
  verification: ReturnType<typeof useTranslation<'verification'>>['t'];
}

/** The filters of the leads table, the same for the bar and for the phone's sheet. */
export function leadFilters(ground: FilterGround): FilterSpec[] {
  return [status, score, kind, tags, country, has, emailState, owner, task].map((build) =>
    build(ground),
  );
}

/** How many of the filters narrow something now. */
export function countActive(filters: readonly FilterSpec[]): number {
  return filters.filter((filter) => filter.value !== null).length;
}

function status({ filter, set, options, t }: FilterGround): FilterSpec {
  return {
    id: 'status',
    label: t('filter.status'),
    value: summary(
      (filter.status ?? []).map((value) => t(`status.${value}`)),
      t,
    ),
    options: () => options.status((value) => on(filter.status?.includes(value as LeadStatus))),
    pick: (value) =>
      set({ status: inOrder(LEAD_STATUSES, toggled(filter.status, value as LeadStatus)) }),
    clear: () => set({ status: undefined }),
    isMulti: true,
  };
}

const SCORES = [80, 70, 50, 30] as const;

function score({ filter, set, t }: FilterGround): FilterSpec {
  const { minScore } = filter;
  return {
    id: 'score',
    label: t('filter.score'),
    value: minScore === undefined ? null : t('filter.scoreFrom', { score: minScore }),
    options: () =>
      SCORES.map((least) => ({
        value: String(least),
        label: t('filter.scoreFrom', { score: least }),
        state: on(minScore === least),
      })),
    pick: (value) => set({ minScore: minScore === Number(value) ? undefined : Number(value) }),
    clear: () => set({ minScore: undefined }),
  };
}

function kind({ filter, set, t }: FilterGround): FilterSpec {
  return {
    id: 'kind',
    label: t('filter.kind'),
    value: filter.kind ? t(`kind.${filter.kind}`) : null,
    options: () =>
      (['company', 'person'] as const).map((value) => ({
        value,
        label: t(`kind.${value}`),
        icon: <KindIcon kind={value} isSilent />,
        state: on(filter.kind === value),
      })),
    pick: (value) => set({ kind: filter.kind === value ? undefined : (value as 'person') }),
    clear: () => set({ kind: undefined }),
  };
}

function tags({ filter, set, lookups, options, t }: FilterGround): FilterSpec {
  const names = (filter.tagIds ?? []).map(
    (id) => lookups.tags.get(id)?.name ?? t('filter.unknown'),
  );
  return {
    id: 'tags',
    label: t('filter.tags'),
    value: summary(names, t),
    options: () => options.tags((id) => on(filter.tagIds?.includes(id))),
    pick: (id) => set({ tagIds: toggled(filter.tagIds, id) }),
    clear: () => set({ tagIds: undefined }),
    isMulti: true,
  };
}

function country({ orgId, filter, set, rows, t }: FilterGround): FilterSpec {
  return {
    id: 'country',
    label: t('filter.country'),
    value: filter.country ? countryName(filter.country) : null,
    options: () =>
      knownCountries(orgId, rows, filter.country).map((value) => ({
        value,
        label: countryName(value),
        words: value,
        state: on(filter.country === value),
      })),
    pick: (value) => set({ country: filter.country === value ? undefined : value }),
    clear: () => set({ country: undefined }),
  };
}

const HAS = ['email', 'phone', 'website'] as const;
const HAS_WORDS = { email: 'hasEmail', phone: 'hasPhone', website: 'hasWebsite' } as const;

function has({ filter, set, t }: FilterGround): FilterSpec {
  return {
    id: 'has',
    label: t('filter.has'),
    value: summary(
      (filter.has ?? []).map((field) => t(`filter.${HAS_WORDS[field]}`)),
      t,
    ),
    options: () =>
      HAS.map((field) => ({
        value: field,
        label: t(`filter.${HAS_WORDS[field]}`),
        state: on(filter.has?.includes(field)),
      })),
    pick: (field) => set({ has: inOrder(HAS, toggled(filter.has, field as 'email')) }),
    clear: () => set({ has: undefined }),
    isMulti: true,
  };
}

function emailState({ filter, set, t, verification }: FilterGround): FilterSpec {
  return {
    id: 'emailState',
    label: verification('filter.label'),
    value: summary(
      (filter.emailState ?? []).map((state) => verification(`state.${state}`)),
      t,
    ),
    options: () =>
      EMAIL_FILTERS.map((state) => ({
        value: state,
        label: verification(`state.${state}`),
        state: on(filter.emailState?.includes(state)),
      })),
    pick: (state) =>
      set({ emailState: inOrder(EMAIL_FILTERS, toggled(filter.emailState, state as EmailFilter)) }),
    clear: () => set({ emailState: undefined }),
    isMulti: true,
  };
}

function owner({ filter, set, lookups, options, t }: FilterGround): FilterSpec {
  const { ownerId } = filter;
  const name = (id: string | null) =>
    id === null ? t('owner.nobody') : (nameOf(lookups.members.get(id)) ?? t('filter.unknown'));
  return {
    id: 'owner',
    label: t('filter.owner'),
    value: ownerId === undefined ? null : name(ownerId),
    options: () =>
      options.owner((value) => on(ownerId !== undefined && (ownerId ?? NO_VALUE) === value)),
    pick: (value) => set({ ownerId: value === NO_VALUE ? null : value }),
    clear: () => set({ ownerId: undefined }),
  };
}

function task({ filter, set, tasks, t }: FilterGround): FilterSpec {
  const name = tasks.find(({ id }) => id === filter.taskId)?.name ?? t('filter.unknown');
  return {
    id: 'task',
    label: t('filter.task'),
    value: filter.taskId ? name : null,
    options: () =>
      tasks.map(({ id, name }) => ({ value: id, label: name, state: on(filter.taskId === id) })),
    pick: (id) => set({ taskId: filter.taskId === id ? undefined : id }),
    clear: () => set({ taskId: undefined }),
  };
}

function summary(words: string[], t: FilterGround['t']): string | null {
  const [first, ...more] = words;
  if (first === undefined) return null;
  return more.length === 0 ? first : t('filter.and', { first, more: more.length });
}

function on(isOn: boolean | undefined): PickerOption['state'] {
  return isOn ? 'on' : 'off';
}

function toggled<Value>(values: readonly Value[] | undefined, value: Value): Value[] | undefined {
  const before = values ?? [];
  const after = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value];
  return after.length > 0 ? after : undefined;
}

function inOrder<Value>(known: readonly Value[], values: Value[] | undefined): Value[] | undefined {
  return values && known.filter((value) => values.includes(value));
}
