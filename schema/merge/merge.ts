import type { ReadonlyJSONValue } from '@rocicorp/zero';
import { zql } from '../tables.ts';
import type { Operation, VerbScope } from '../verb.ts';

/** A thing whose fields several people edit; `kind` is its table. */
export interface Subject {
  kind: 'lead' | 'activity' | 'todo' | 'deal' | 'pipeline' | 'stage' | 'icp' | 'business_profile';
  id: string;
  /** What it is called, for the tray that shows a clash after the thing itself is gone. */
  label: string;
}

type Values = Readonly<Record<string, ReadonlyJSONValue | undefined>>;

type Base = NonNullable<Operation['base']>;

/** The key of a value in an act's `base`. */
export const baseKey = (subjectId: string, field: string) => `${subjectId}/${field}`;

/** The values that a person saw, in the form in which an act carries them. */
export function seen(subjectId: string, values: Values): Base {
  const entries = Object.entries(values);
  const base = entries.map(([field, value]) => [baseKey(subjectId, field), value ?? null]);
  return Object.fromEntries(base) as Base;
}

/** What was seen of several subjects, as one act carries it. */
export function joinBases(bases: readonly Base[]): Base {
  return Object.assign({}, ...bases) as Base;
}

interface LastEdit {
  userId?: string | null;
  device?: string | null;
  seq?: number | null;
  at: number;
}

interface Clash {
  subject: Subject;
  field: string;
  keptValue: ReadonlyJSONValue;
  keptBy: string | null;
  keptAt: number;
  otherValue: ReadonlyJSONValue;
  otherBy: string | null;
  otherAt: number;
}

/**
 * Decides field by field what an act may write, given what others did since its author looked.
 *
 * | the field now                                    | then                                        |
 * | ------------------------------------------------ | ------------------------------------------- |
 * | as the author saw it, or the act names no base   | written                                     |
 * | changed by a later act of the same device        | left: the acts came in another order        |
 * | changed by an earlier act of the same device     | written                                     |
 * | changed by somebody else, and the act is an undo | left: an undo takes back one's own only     |
 * | changed by somebody else to the same value       | left: both agree                            |
 * | changed by somebody else to another value        | the later stays, the other becomes a clash  |
 *
 * On a device only the undo's rule applies: who changed what is known on the server. There,
 * `startMerge` also locks the rows, so that two edits of one field are decided one after the other.
 */
export async function startMerge(
  scope: VerbScope,
  kind: Subject['kind'],
  ids: readonly string[],
): Promise<Merge> {
  const edits = new Map<string, LastEdit>();
  if (scope.tx.location === 'server') {
    // Sent together: the connection keeps their order, so the rows are locked when this is read.
    const [, rows] = await Promise.all([
      scope.claim?.(kind, ids),
      scope.tx.run(
        zql.fieldEdit.where('orgId', scope.orgId).where('subjectId', 'IN', [...new Set(ids)]),
      ),
    ]);
    for (const row of rows) edits.set(baseKey(row.subjectId, row.field), row);
  }
  return new Merge(scope, edits);
}

export class Merge {
  readonly #scope: VerbScope;
  readonly #edits: ReadonlyMap<string, LastEdit>;
  readonly #clashes: Clash[] = [];

  constructor(scope: VerbScope, edits: ReadonlyMap<string, LastEdit>) {
    this.#scope = scope;
    this.#edits = edits;
  }

  /** The fields of `wanted` to write. Those that equal the present value are left out. */
  take<Wanted extends Values>(subject: Subject, current: Values, wanted: Wanted): Partial<Wanted> {
    const taken = Object.entries(wanted).filter(([field, value]) =>
      this.#decide(subject, field, current[field] ?? null, value ?? null),
    );
    return Object.fromEntries(taken) as Partial<Wanted>;
  }

  #decide(
    subject: Subject,
    field: string,
    current: ReadonlyJSONValue,
    wanted: ReadonlyJSONValue,
  ): boolean {
    const { op, at } = this.#scope;
    if (isSame(current, wanted)) return false;
    const key = baseKey(subject.id, field);
    const last = this.#edits.get(key);
    const isOwn = last?.device === op.device;
    if (isOwn && (last?.seq ?? 0) > op.seq) return false;
    const base = op.base?.[key];
    if (isOwn || base === undefined || isSame(base, current)) return true;
    if (op.undo) return false;
    // Nobody changed it since it was made: what the author saw was an own act still under way.
    if (!last) return true;
    const isLater = at >= last.at;
    const mine = { value: wanted, by: this.#scope.actor.userId, at };
    const theirs = { value: current, by: last.userId ?? null, at: last.at };
    const [kept, other] = isLater ? [mine, theirs] : [theirs, mine];
    this.#clashes.push({
      subject,
      field,
      keptValue: kept.value,
      keptBy: kept.by,
      keptAt: kept.at,
      otherValue: other.value,
      otherBy: other.by,
      otherAt: other.at,
    });
    return isLater;
  }

  /** Puts what clashed into the tray. */
  async end(): Promise<void> {
    const { tx, op, orgId } = this.#scope;
    await Promise.all(
      this.#clashes.map(({ subject, ...clash }) =>
        tx.mutate.clash.insert({
          ...clash,
          id: `${op.id}/${baseKey(subject.id, clash.field)}`,
          orgId,
          subjectKind: subject.kind,
          subjectId: subject.id,
          subjectLabel: subject.label,
          createdAt: Date.now(),
        }),
      ),
    );
  }
}

function isSame(a: ReadonlyJSONValue, b: ReadonlyJSONValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
