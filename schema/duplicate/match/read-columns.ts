import { BY_HEADER, type ColumnRole, EMPLOYER, PEOPLE } from './column-names.ts';
import { fold } from './fold.ts';
import { arePeople, splitPersonNames } from './person-columns.ts';
import { KINDS } from './record-kinds.ts';

export interface Column {
  header: string;
  role: ColumnRole;
}

export interface Columns {
  columns: Column[];
  /** Where the id stands; null: the line's number is the id. */
  idAt: number | null;
  /** Whether the list is one of people. */
  isPeople: boolean;
}

/** Tells what each column holds, by its header and, where that says nothing, by its values. */
export function readColumns(headers: readonly string[], sample: readonly string[][]): Columns {
  const columns: Column[] = headers.map((header, n) => {
    const plain = plainHeader(header);
    const values = sample.map((row) => row[n] ?? '').filter((value) => value.trim() !== '');
    const named = BY_HEADER.find(
      ([role, pattern]) => pattern.test(plain) && (role !== 'site' || hasSites(values)),
    )?.[0];
    return { header: plain, role: isKind(values) ? 'kind' : checkRole(named, values) };
  });
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  const idAt = findId(columns, sample);
  const texts = columns.filter((_, n) => n !== idAt);
  if (!has('name') && !has('given') && !has('family')) promoteToName(texts, columns, sample);
  for (const [n, column] of columns.entries()) {
    if (column.role === 'id' && n !== idAt) column.role = 'skip';
  }
  if (columns.filter(({ role }) => role === 'name').length > 1) {
    // Beside a name, a title is what somebody does.
    const title = columns.find(
      ({ header, role }) => role === 'name' && /^titl?e|^titel|^titre|^titulo/.test(header),
    );
    if (title) title.role = 'title';
  }
  splitPersonNames(columns, sample);
  for (const role of ['name', 'company'] as const) keepFirst(columns, role);
  const names = columns.filter(({ role }) => role === 'name');
  const isPeople =
    has('given') ||
    has('family') ||
    has('title') ||
    names.some(({ header }) => PEOPLE.test(header)) ||
    (has('name') &&
      columns.some(({ header, role }) => role === 'company' && EMPLOYER.test(header))) ||
    has('born') ||
    columns.some(({ role }, n) => role === 'name' && arePeople(sample.map((row) => row[n] ?? '')));
  return { columns, idAt, isPeople };
}

/**
 * One name is the name; others (of an album, of a venue) are texts of their own. Columns of one
 * header are one, told twice.
 */
function keepFirst(columns: readonly Column[], role: ColumnRole): void {
  const [first, ...others] = columns.filter((column) => column.role === role);
  for (const column of others) if (column.header !== first?.header) column.role = 'text';
}

/** "http://…/ontology#phone_number" is "phone number". */
function plainHeader(header: string): string {
  const last = header.replace(/^\w+:\/\/\S*[/#:](?=\S)/, '');
  return fold(last.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/(\d+)$/, ' $1'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const LOOKS: [ColumnRole, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  [
    'site',
    /^(https?:\/\/|www\.)\S+$|^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|de|fr|nl|es|it|ch|at|co\.uk|io|eu|be)(\/\S*)?$/i,
  ],
  ['born', /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/],
  ['phone', /^(?=(?:\D*\d){7,15}\D*$)[+(]?[\d\s()/.+-]{7,}$/],
];

/** A person's or a company's page at a service for everybody. */
const PROFILE =
  /^(https?:\/\/)?([\w-]+\.)*(linkedin|xing|facebook|instagram|twitter|x|github|crunchbase)\.com\/\S/i;

function share(values: readonly string[], pattern: RegExp): number {
  if (values.length === 0) return 0;
  return values.filter((value) => pattern.test(value.trim())).length / values.length;
}

function isKind(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => fold(value.trim()) in KINDS);
}

/** "Site" may be where somebody is, and "Site name" what a place is called. */
function hasSites(values: readonly string[]): boolean {
  return values.length === 0 || share(values, /\.\S/) >= 0.3;
}

/** Holds the header's word against the values; without one, the values alone decide. */
function checkRole(named: ColumnRole | undefined, values: readonly string[]): ColumnRole {
  const looks = LOOKS.find(([, pattern]) => share(values, pattern) > 0.7)?.[0];
  if (looks === 'site') return share(values, PROFILE) > 0.7 ? 'profile' : looks;
  if (looks === 'email') return looks;
  if (named === 'amount' && share(values, /\d/) < 0.5) return 'text';
  if (named !== undefined) return named;
  if (looks === 'phone')
    return new Set(values.map((value) => value.replace(/\D/g, '').length)).size < 8 &&
      share(values, /[\s()/.+-]|\d{10}/) > 0.5
      ? 'phone'
      : 'code';
  if (looks) return 'skip';
  if (share(values, /^-?[\d.,]+$/) > 0.8) return 'skip';
  const distinct = new Set(values.map(fold)).size;
  if (values.length >= 20 && distinct <= Math.max(12, values.length * 0.1)) return 'category';
  return 'text';
}

/** The text that differs most from record to record, and is short, is what they are called. */
function promoteToName(
  texts: readonly Column[],
  columns: readonly Column[],
  sample: readonly string[][],
): void {
  let best: { column: Column; score: number } | null = null;
  for (const [n, column] of columns.entries()) {
    if (!texts.includes(column)) continue;
    if (column.role !== 'text' && column.role !== 'company') continue;
    const values = sample.map((row) => row[n] ?? '').filter(Boolean);
    const distinct = new Set(values).size / Math.max(1, values.length);
    const length =
      values.reduce((all, { length: one }) => all + one, 0) / Math.max(1, values.length);
    const score =
      distinct - Math.max(0, length - 40) / 100 - n * 0.02 + (column.role === 'company' ? 0.3 : 0);
    if (!best || score > best.score) best = { column, score };
  }
  if (best) best.column.role = 'name';
}

function findId(columns: readonly Column[], sample: readonly string[][]): number | null {
  const isUnique = (n: number) => new Set(sample.map((row) => row[n] ?? '')).size === sample.length;
  const plain = columns.findIndex(
    ({ header, role }) => role === 'id' && /^(id|uid|uuid|rec(ord)? ?id)$/.test(header),
  );
  if (plain >= 0) return plain;
  const named = columns.findIndex(({ role }, n) => role === 'id' && isUnique(n));
  if (named >= 0) return named;
  const first = columns[0];
  const looksLikeId =
    sample.length > 0 && sample.every((row) => /^[\w.:/-]{1,40}$/.test(row[0] ?? ''));
  return first &&
    ['text', 'code', 'skip', 'category'].includes(first.role) &&
    looksLikeId &&
    isUnique(0)
    ? 0
    : null;
}
