import type { Transaction } from '@rocicorp/zero';
import * as z from 'zod/mini';
import { AppError } from './app-error.ts';
import type { Effect } from './effect.ts';
import type { ManyRows } from './many-rows.ts';
import type { Subject } from './merge/merge.ts';
import { type Action, assertCan, type Role } from './policy.ts';
import { type Actor, zql } from './tables.ts';

/** What a device adds to every act, so that it can be repeated, ordered and merged. */
export const operationSchema = z.strictObject({
  /** Made once per act on the device; a repeat of it is answered with the first outcome. */
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  /** Which device, and the running number of the act there. */
  device: z.string().check(z.minLength(1), z.maxLength(64)),
  seq: z.int().check(z.gte(0)),
  /** When the person acted, epoch milliseconds by the device's clock. */
  at: z.int().check(z.gte(0)),
  /** The values that the person saw, by field: what a clash is told by. */
  base: z.optional(z.record(z.string(), z.json())),
  /** Takes back an earlier act of the same person: keeps whatever others changed since. */
  undo: z.optional(z.boolean()),
});
export type Operation = z.infer<typeof operationSchema>;

/** The form in which every act travels, from a device, the API or a worker. */
export const envelope = z.strictObject({
  op: operationSchema,
  orgId: z.string().check(z.minLength(8), z.maxLength(64)),
  /** Version of the verb's input. */
  v: z.int().check(z.gte(1)),
  input: z.json(),
});
export type Envelope = z.infer<typeof envelope>;

export interface VerbScope {
  tx: Transaction;
  actor: Actor;
  orgId: string;
  /** The actor's role in the org; null for somebody who is not in it. */
  role: Role | null;
  op: Operation;
  /** When it counts as done: the device's time, never later than the server's now. */
  at: number;
  /**
   * Locks rows until the act has ended, so that edits of one row are decided in turn; what is read
   * after the call is read under the lock, also before it is answered. Server only.
   */
  claim?: (table: Subject['kind'], ids: readonly string[]) => Promise<void>;
  /** Writes many rows at once; through `insertRows` and `updateRows`. Server only. */
  many?: ManyRows;
}

/** Reads what this device holds. */
export interface Reader {
  run: VerbScope['tx']['run'];
}

/** One of the acts that take an act back. Values that others changed since stay as they are. */
export interface UndoStep {
  name: string;
  input: z.core.util.JSONType;
  /** What the act being taken back had written. */
  base?: Operation['base'];
}

export interface Verb<Input extends z.ZodMiniType = z.ZodMiniType> {
  /** Null: the verb decides by itself who may (creating an org, accepting an invitation). */
  action: Action | null;
  input: Input;
  /**
   * Writes the rows and returns what must follow on the server. Runs on the device at once and on
   * the server with authority, so it reads and writes through `scope.tx` alone and takes ids and
   * times from its input and scope. Throws `AppError` to refuse; then nothing is written.
   */
  run(scope: VerbScope, input: z.output<Input>): Promise<Effect[] | void>;
  /** The values that the act is about to change, by this device's rows; see `seen`. */
  before?(reader: Reader, input: z.output<Input>): Promise<NonNullable<Operation['base']>>;
  /** The acts that take it back; a verb without it can't be undone. */
  undo?(act: { op: Operation; orgId: string }, input: z.output<Input>): UndoStep[];
}

export function defineVerb<Input extends z.ZodMiniType>(verb: Verb<Input>): Verb<Input> {
  return verb;
}

/** The role by the rows that this side can see. */
export async function readRole(
  tx: Transaction,
  orgId: string,
  userId: string,
): Promise<Role | null> {
  const row = await tx.run(zql.member.where('orgId', orgId).where('userId', userId).one());
  return row?.role ?? null;
}

/** Checks role and input, then runs the verb: the same on the device and on the server. */
export async function performVerb(verb: Verb, scope: VerbScope, input: unknown): Promise<Effect[]> {
  // A device may act before its own membership has arrived there; then the server decides.
  const isUndecided = scope.role === null && scope.tx.location === 'client';
  if (verb.action && !isUndecided) assertCan(scope.role, verb.action);
  const parsed = z.safeParse(verb.input, input);
  if (!parsed.success) {
    throw new AppError('invalid', z.prettifyError(parsed.error), { issues: parsed.error.issues });
  }
  return (await verb.run(scope, parsed.data)) ?? [];
}
