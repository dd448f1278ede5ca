import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { PRICES } from '../credit/prices.ts';
import type { Effect } from '../effect.ts';
import { icpCriteria } from '../profile/icp.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { MAX_REQUEST_CHARS, MAX_WANTED } from './limits.ts';
import { SOURCE_IDS, SOURCES, type SourceId } from './sources.ts';

const id = z.string().check(z.minLength(8), z.maxLength(64));
const byId = z.strictObject({ requestId: id });

export const DEFAULT_WANTED = 25;

/** What a request sets aside: a credit for each lead that may be new. The rest comes back. */
export function priceOfRequest(sources: readonly SourceId[], wanted: number): number {
  const isCharged = sources.some((source) => SOURCES[source].isCharged);
  return isCharged ? wanted * PRICES.searchedLead : 0;
}

async function requireRequest({ tx, orgId }: VerbScope, requestId: string) {
  const request = await tx.run(
    zql.leadRequest
      .where('id', requestId)
      .where('orgId', orgId)
      .where('deletedAt', 'IS', null)
      .one(),
  );
  if (!request) throw new AppError('not_found', 'This search does not exist');
  return request;
}

const isOpen = (state: string) => state === 'queued' || state === 'running';

export const requestVerbs = {
  /** Looks for leads: sets credits aside and begins. */
  'request.create': defineVerb({
    action: 'search.run',
    input: z.strictObject({
      id,
      text: z.string().check(z.trim(), z.maxLength(MAX_REQUEST_CHARS)),
      criteria: icpCriteria,
      parsedBy: z.enum(['rules', 'llm', 'person']),
      sources: z.array(z.enum(SOURCE_IDS)).check(z.minLength(1), z.maxLength(SOURCE_IDS.length)),
      wanted: z.int().check(z.gte(1), z.lte(MAX_WANTED)),
      profileId: z.optional(z.nullable(id)),
    }),
    async run({ tx, orgId, actor, at }, input) {
      const { industries, places, roles, needs } = input.criteria;
      if (![industries, places, roles, needs].some((list) => list && list.length > 0)) {
        throw new AppError(
          'invalid',
          'Say whom to look for: a line of business, a place or a role',
        );
      }
      if (input.profileId) await requireProfile(tx, orgId, input.profileId);
      const sources = [...new Set(input.sources)];
      await tx.mutate.leadRequest.insert({
        id: input.id,
        orgId,
        text: input.text,
        criteria: input.criteria,
        parsedBy: input.parsedBy,
        sources,
        wanted: input.wanted,
        profileId: input.profileId ?? null,
        state: 'queued',
        found: 0,
        lookedAt: 0,
        leadsNew: 0,
        leadsKnown: 0,
        creditsSpent: 0,
        createdBy: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
      const amount = priceOfRequest(sources, input.wanted);
      const hold: Effect = {
        kind: 'hold',
        holdId: input.id,
        amount,
        subjectKind: 'lead_request',
        subjectId: input.id,
        reason: `Search “${input.text.slice(0, 80)}”`,
      };
      return [...(amount > 0 ? [hold] : []), beginJob(orgId, input.id)];
    },
  }),

  /** Has a model read a request's words; see `request.reading`. */
  'request.read': defineVerb({
    action: 'search.run',
    input: z.strictObject({
      id,
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REQUEST_CHARS)),
    }),
    async run({ tx, orgId, actor, at }, input) {
      await tx.mutate.requestReading.insert({
        id: input.id,
        orgId,
        text: input.text,
        state: 'queued',
        createdBy: actor.userId,
        createdAt: at,
      });
      return [{ kind: 'job', task: 'search.parse', payload: { orgId, readingId: input.id } }];
    },
  }),

  /** Ends it: what was found stays, what was not spent comes back. */
  'request.cancel': defineVerb({
    action: 'search.run',
    input: byId,
    async run(scope, { requestId }) {
      const request = await requireRequest(scope, requestId);
      if (!isOpen(request.state)) {
        throw new AppError('conflict', 'This search has ended', { state: request.state });
      }
      await scope.tx.mutate.leadRequest.update({
        id: request.id,
        state: 'cancelled',
        stateReason: 'by_person',
        finishedAt: scope.at,
        updatedAt: scope.at,
      });
      return [
        {
          kind: 'release',
          holdId: request.id,
          reason: `Rest of search “${request.text.slice(0, 80)}”`,
        },
      ];
    },
  }),

  /** Out of the history; its leads stay. */
  'request.delete': defineVerb({
    action: 'search.run',
    input: byId,
    async run(scope, { requestId }) {
      const request = await requireRequest(scope, requestId);
      if (isOpen(request.state)) {
        throw new AppError('conflict', 'Stop the search first', { state: request.state });
      }
      await scope.tx.mutate.leadRequest.update({ id: request.id, deletedAt: scope.at });
    },
    undo: (_act, { requestId }) => [{ name: 'request.restore', input: { requestId } }],
  }),

  'request.restore': defineVerb({
    action: 'search.run',
    input: byId,
    async run({ tx, orgId }, { requestId }) {
      const row = await tx.run(zql.leadRequest.where('id', requestId).where('orgId', orgId).one());
      if (!row) throw new AppError('not_found', 'This search does not exist');
      await tx.mutate.leadRequest.update({ id: row.id, deletedAt: null });
    },
    undo: (_act, { requestId }) => [{ name: 'request.delete', input: { requestId } }],
  }),

  /** Whether results go to the pipeline by themselves. */
  'request.setAutoSave': defineVerb({
    action: 'pipeline.manage',
    input: z.strictObject({ autoSave: z.boolean() }),
    async run({ tx, orgId, at }, { autoSave }) {
      await tx.mutate.searchSetting.upsert({ orgId, autoSave, updatedAt: at });
    },
    undo: (_act, { autoSave }) => [{ name: 'request.setAutoSave', input: { autoSave: !autoSave } }],
  }),
} as const;

function beginJob(orgId: string, requestId: string): Effect {
  return {
    kind: 'job',
    task: 'search.begin',
    payload: { orgId, requestId },
    key: `search-request:${requestId}`,
  };
}

async function requireProfile(tx: VerbScope['tx'], orgId: string, profileId: string) {
  const row = await tx.run(
    zql.businessProfile
      .where('id', profileId)
      .where('orgId', orgId)
      .where('deletedAt', 'IS', null)
      .one(),
  );
  if (!row) throw new AppError('not_found', 'This business profile does not exist');
}
