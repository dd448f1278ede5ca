import * as z from 'zod/mini';
import type { EmailFilter, LeadFilter, LeadGroup, LeadSort } from '../../../schema/lead/filter.ts';
import { leadRules } from '../../../schema/lead/rule.ts';
import type { LeadStatus } from '../../../schema/lead/fields.ts';
import type { ViewColumns } from '../../../schema/view/columns.ts';

/**
 * What the leads table shows, as its URL says it: `?q=berlin&status=new,working&sort=-createdAt`.
 * Lists are joined by commas, a leading minus turns the order round, `owner=none` is nobody's.
 */
export interface LeadSearch {
  q?: string;
  kind?: string;
  status?: string;
  tags?: string;
  country?: string;
  city?: string;
  has?: string;
  mail?: string;
  score?: string;
  owner?: string;
  task?: string;
  /** Conditions in groups, as the query takes them. */
  rules?: object;
  sort?: string;
  /** Under headings of their own. */
  group?: string;
  /** The columns in their order, with widths that are not the usual: `name,email:320`. */
  cols?: string;
  bin?: true;
}

export interface LeadView {
  filter: LeadFilter;
  sort: LeadSort;
}

const TEXT_KEYS = [
  'q',
  'kind',
  'status',
  'tags',
  'country',
  'city',
  'has',
  'mail',
  'score',
  'owner',
  'task',
  'sort',
  'group',
  'cols',
] as const;

const STATUSES: readonly LeadStatus[] = ['new', 'working', 'qualified', 'unqualified'];
const HAS = ['email', 'phone', 'website'] as const;
const MAIL: readonly EmailFilter[] = [
  'deliverable',
  'risky',
  'undeliverable',
  'unknown',
  'unchecked',
];
const SORT_FIELDS: readonly LeadSort['field'][] = [
  'createdAt',
  'updatedAt',
  'name',
  'companyName',
  'city',
  'country',
  'email',
  'status',
  'score',
  'emailState',
];
const GROUPS: readonly LeadGroup[] = [
  'status',
  'ownerId',
  'country',
  'city',
  'companyName',
  'kind',
];
const NEWEST_FIRST: LeadSort = { field: 'createdAt', direction: 'desc' };
const NOBODY = 'none';
const MOST_COLUMNS = 40;

/** Keeps what the table knows; part of the entry bundle, so the meaning is read later. */
export function readLeadSearch(raw: Record<string, unknown>): LeadSearch {
  const search: LeadSearch = {};
  for (const key of TEXT_KEYS) {
    const value = raw[key];
    // The router reads digits as a number.
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      if (text) search[key] = text;
    }
  }
  if (typeof raw['rules'] === 'object' && raw['rules'] !== null) search.rules = raw['rules'];
  if (raw['bin'] === true || raw['bin'] === 'true' || raw['bin'] === 1) search.bin = true;
  return search;
}

/** The filter and order that a URL means; what it can't mean is left out. */
export function toLeadView(search: LeadSearch): LeadView {
  const filter: LeadFilter = {};
  if (search.q?.trim()) filter.search = search.q.trim().slice(0, 200);
  if (search.kind === 'company' || search.kind === 'person') filter.kind = search.kind;
  const status = pick(STATUSES, search.status);
  if (status.length > 0) filter.status = status;
  const tagIds = list(search.tags).slice(0, 50);
  if (tagIds.length > 0) filter.tagIds = tagIds;
  if (search.owner) filter.ownerId = search.owner === NOBODY ? null : search.owner;
  if (search.task) filter.taskId = search.task;
  if (search.country) filter.country = search.country.slice(0, 60);
  if (search.city) filter.city = search.city.slice(0, 120);
  const has = pick(HAS, search.has);
  if (has.length > 0) filter.has = has;
  const emailState = pick(MAIL, search.mail);
  if (emailState.length > 0) filter.emailState = emailState;
  if (/^(?:\d{1,2}|100)$/.test(search.score ?? '')) filter.minScore = Number(search.score);
  const rules = search.rules && z.safeParse(leadRules, search.rules);
  if (rules?.success) filter.rules = rules.data;
  if (search.bin) filter.deleted = true;
  const group = GROUPS.find((known) => known === search.group);
  return { filter, sort: { ...readSort(search.sort), ...(group && { group }) } };
}

/** The URL of a view; leaves out what goes without saying. */
export function toLeadSearch({ filter, sort }: LeadView, columns?: ViewColumns): LeadSearch {
  return {
    q: filter.search || undefined,
    kind: filter.kind,
    status: join(filter.status),
    tags: join(filter.tagIds),
    country: filter.country || undefined,
    city: filter.city || undefined,
    has: join(filter.has),
    mail: join(filter.emailState),
    score: filter.minScore === undefined ? undefined : String(filter.minScore),
    owner: filter.ownerId === null ? NOBODY : filter.ownerId,
    task: filter.taskId,
    rules: filter.rules,
    sort: isNewestFirst(sort) ? undefined : `${sort.direction === 'desc' ? '-' : ''}${sort.field}`,
    group: sort.group,
    cols: columns && joinColumns(columns),
    bin: filter.deleted ? true : undefined,
  };
}

/** The columns that a URL asks for; without any it is for the person to say. */
export function toViewColumns(text: string | undefined): ViewColumns | undefined {
  const columns: ViewColumns = [];
  for (const item of list(text).slice(0, MOST_COLUMNS)) {
    const [, id, width] = /^([A-Za-z]{1,40})(?::(\d{1,4}))?$/.exec(item) ?? [];
    if (!id || columns.some((column) => column.id === id)) continue;
    columns.push(width ? { id, width: Number(width) } : { id });
  }
  return columns.length > 0 ? columns : undefined;
}

export function joinColumns(columns: ViewColumns): string {
  return columns.map(({ id, width }) => (width ? `${id}:${width}` : id)).join(',');
}

/** Whether anything narrows the table; the bin is a place, not a filter. */
export function isNarrowed({ deleted: _bin, ...narrowing }: LeadFilter): boolean {
  return Object.values(narrowing).some((value) => value !== undefined);
}

function readSort(text: string | undefined): LeadSort {
  if (!text) return NEWEST_FIRST;
  const isDescending = text.startsWith('-');
  const field = SORT_FIELDS.find((known) => known === text.replace(/^-/, ''));
  return field ? { field, direction: isDescending ? 'desc' : 'asc' } : NEWEST_FIRST;
}

function isNewestFirst(sort: LeadSort): boolean {
  return sort.field === NEWEST_FIRST.field && sort.direction === NEWEST_FIRST.direction;
}

function pick<Known extends string>(known: readonly Known[], text: string | undefined): Known[] {
  const wanted = new Set(list(text));
  return known.filter((value) => wanted.has(value));
}

function list(text: string | undefined): string[] {
  return text ? [...new Set(text.split(',').filter(Boolean))] : [];
}

function join(values: readonly string[] | undefined): string | undefined {
  return values && values.length > 0 ? values.join(',') : undefined;
}
