import { useTranslation } from 'react-i18next';
import { LEAD_STATUSES, type LeadStatus } from '../../../../schema/lead/fields.ts';
import type { LeadFilter } from '../../../../schema/lead/filter.ts';
import { countryName } from '../country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { nameOf } from '../member-name.tsx';
import type { PickerOption } from '../picker/filter-options.ts';
import { NO_VALUE, usePickOptions } from '../picker/pick-options.tsx';
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

interface LeadFilters {
  orgId: string;
  filter: LeadFilter;
  onFilter: (filter: LeadFilter) => void;
  rows: readonly LeadRow[];
  lookups: Lookups;
  tasks: readonly { id: string; name: string }[];
}

const HAS = ['email', 'phone', 'website'] as const;

/** The filters of the leads table, the same for the bar and for the phone's sheet. */
export function useLeadFilters(given: LeadFilters): FilterSpec[] {
  const { filter, onFilter, rows, lookups, tasks } = given;
  const { t } = useTranslation('lead');
  const options = usePickOptions(lookups);
  const set = (part: Partial<LeadFilter>) => onFilter({ ...filter, ...part });
  const summary = (words: string[]) => {
    const [first, ...more] = words;
    if (first === undefined) return null;
    return more.length === 0 ? first : t('filter.and', { first, more: more.length });
  };
  const hasWord = { email: 'hasEmail', phone: 'hasPhone', website: 'hasWebsite' } as const;

  const status: FilterSpec = {
    id: 'status',
    label: t('filter.status'),
    value: summary((filter.status ?? []).map((value) => t(`status.${value}`))),
    options: () => options.status((value) => on(filter.status?.includes(value as LeadStatus))),
    pick: (value) =>
      set({ status: inOrder(LEAD_STATUSES, toggled(filter.status, value as LeadStatus)) }),
    clear: () => set({ status: undefined }),
    isMulti: true,
  };
  const kind: FilterSpec = {
    id: 'kind',
    label: t('filter.kind'),
    value: filter.kind ? t(`kind.${filter.kind}`) : null,
    options: () =>
      (['company', 'person'] as const).map((value) => ({
        value,
        label: t(`kind.${value}`),
        icon: <KindIcon kind={value} />,
        state: on(filter.kind === value),
      })),
    pick: (value) => set({ kind: filter.kind === value ? undefined : (value as 'person') }),
    clear: () => set({ kind: undefined }),
  };
  const tags: FilterSpec = {
    id: 'tags',
    label: t('filter.tags'),
    value: summary(
      (filter.tagIds ?? []).map((id) => lookups.tags.get(id)?.name ?? t('filter.unknown')),
    ),
    options: () => options.tags((id) => on(filter.tagIds?.includes(id))),
    pick: (id) => set({ tagIds: toggled(filter.tagIds, id) }),
    clear: () => set({ tagIds: undefined }),
    isMulti: true,
  };
  const country: FilterSpec = {
    id: 'country',
    label: t('filter.country'),
    value: filter.country ? countryName(filter.country) : null,
    options: () =>
      knownCountries(given.orgId, rows, filter.country).map((value) => ({
        value,
        label: countryName(value),
        words: value,
        state: on(filter.country === value),
      })),
    pick: (value) => set({ country: filter.country === value ? undefined : value }),
    clear: () => set({ country: undefined }),
  };
  const has: FilterSpec = {
    id: 'has',
    label: t('filter.has'),
    value: summary((filter.has ?? []).map((field) => t(`filter.${hasWord[field]}`))),
    options: () =>
      HAS.map((field) => ({
        value: field,
        label: t(`filter.${hasWord[field]}`),
        state: on(filter.has?.includes(field)),
      })),
    pick: (field) => set({ has: inOrder(HAS, toggled(filter.has, field as 'email')) }),
    clear: () => set({ has: undefined }),
    isMulti: true,
  };
  const owner: FilterSpec = {
    id: 'owner',
    label: t('filter.owner'),
    value:
      filter.ownerId === undefined
        ? null
        : filter.ownerId === null
          ? t('owner.nobody')
          : (nameOf(lookups.members.get(filter.ownerId)) ?? t('filter.unknown')),
    options: () =>
      options.owner((value) =>
        on((filter.ownerId ?? NO_VALUE) === value && filter.ownerId !== undefined),
      ),
    pick: (value) => set({ ownerId: value === NO_VALUE ? null : value }),
    clear: () => set({ ownerId: undefined }),
  };
  const task: FilterSpec = {
    id: 'task',
    label: t('filter.task'),
    value: filter.taskId
      ? (tasks.find(({ id }) => id === filter.taskId)?.name ?? t('filter.unknown'))
      : null,
    options: () =>
      tasks.map(({ id, name }) => ({ value: id, label: name, state: on(filter.taskId === id) })),
    pick: (id) => set({ taskId: filter.taskId === id ? undefined : id }),
    clear: () => set({ taskId: undefined }),
  };
  return [status, kind, tags, country, has, owner, task];
}

/** How many of the filters narrow something now. */
export function countActive(filters: readonly FilterSpec[]): number {
  return filters.filter((filter) => filter.value !== null).length;
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
