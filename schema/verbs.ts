import {
  ApplicationError,
  defineMutator,
  defineMutators,
  type ReadonlyJSONValue,
} from '@rocicorp/zero';
import type * as z from 'zod/mini';
import { analysisVerbs } from './analysis/verbs.ts';
import { isAppError } from './app-error.ts';
import { enrichmentVerbs } from './enrichment/verbs.ts';
import { duplicateVerbs } from './duplicate/verbs.ts';
import { listingVerbs } from './listing/verbs.ts';
import { noteVerbs } from './lead/note-verbs.ts';
import { tagVerbs } from './lead/tag-verbs.ts';
import { leadFieldVerbs } from './lead/field-verbs.ts';
import { leadVerbs } from './lead/verbs.ts';
import { clashVerbs } from './merge/verbs.ts';
import { noticeVerbs } from './notice/verbs.ts';
import { orgVerbs } from './org/verbs.ts';
import { dealVerbs } from './pipeline/deal-verbs.ts';
import { pipelineVerbs } from './pipeline/pipeline-verbs.ts';
import { stageVerbs } from './pipeline/stage-verbs.ts';
import { icpVerbs } from './profile/icp-verbs.ts';
import { businessProfileVerbs } from './profile/profile-verbs.ts';
import { requestVerbs } from './request/verbs.ts';
import { crawlVerbs } from './source/verbs.ts';
import { verificationVerbs } from './verification/verbs.ts';
import { todoVerbs } from './todo/verbs.ts';
import { viewVerbs } from './view/verbs.ts';
import { type Envelope, envelope, performVerb, readRole, type Verb } from './verb.ts';

/**
 * Every change that can be made, by its stable name. A name is never taken away or given another
 * meaning: devices may hold acts in their journal for weeks.
 */
export const verbs = {
  ...orgVerbs,
  ...crawlVerbs,
  ...listingVerbs,
  ...leadVerbs,
  ...leadFieldVerbs,
  ...noteVerbs,
  ...tagVerbs,
  ...todoVerbs,
  ...clashVerbs,
  ...duplicateVerbs,
  ...noticeVerbs,
  ...pipelineVerbs,
  ...stageVerbs,
  ...dealVerbs,
  ...businessProfileVerbs,
  ...icpVerbs,
  ...enrichmentVerbs,
  ...requestVerbs,
  ...viewVerbs,
  ...analysisVerbs,
  ...verificationVerbs,
} as const;

export type VerbName = keyof typeof verbs;
export type VerbInput<Name extends VerbName> = z.input<(typeof verbs)[Name]['input']>;

export function isVerbName(name: string): name is VerbName {
  return Object.hasOwn(verbs, name);
}

/** A registry lookup whose input type is erased; `performVerb` checks the input at run time. */
export function verbByName(name: VerbName): Verb {
  return verbs[name];
}

/** The same check with the type that Zero wants of anything that travels. */
type Travelling = Envelope & ReadonlyJSONValue;
const envelopeForZero = envelope as unknown as z.ZodMiniType<Travelling, Travelling>;

/** The verbs as Zero's mutators, for the device. The server runs them through `runVerb` instead. */
function toMutator(name: VerbName) {
  return defineMutator(envelopeForZero, async (call) => {
    const { args, ctx, tx } = call;
    const role = await readRole(tx, args.orgId, ctx.userId);
    const scope = { tx, actor: ctx, orgId: args.orgId, role, op: args.op, at: args.op.at };
    try {
      await performVerb(verbByName(name), scope, args.input);
    } catch (error) {
      // A row that is not on this device may well be on the server: the act goes there all the same.
      if (isAppError(error) && error.code === 'not_found') return;
      throw isAppError(error) ? toApplicationError(error) : error;
    }
  });
}

/** The form in which a refusal crosses Zero: the code travels in `details`. */
export function toApplicationError(error: { message: string; code: string; details: object }) {
  return new ApplicationError(error.message, {
    details: JSON.parse(
      JSON.stringify({ ...error.details, code: error.code }),
    ) as ReadonlyJSONValue,
  });
}

type MutatorDefinition = ReturnType<typeof toMutator>;

function toTree(): Record<string, Record<string, MutatorDefinition>> {
  const tree: Record<string, Record<string, MutatorDefinition>> = {};
  for (const name of Object.keys(verbs) as VerbName[]) {
    const [feature, act] = name.split('.') as [string, string];
    (tree[feature] ??= {})[act] = toMutator(name);
  }
  return tree;
}

export const mutators = defineMutators(toTree());
