import { z } from 'zod';
import { SOURCES } from '../../schema/request/sources.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import { questionTexts } from './question-text.ts';
import type { Source, SourceDeps, SourceQuestion } from './source.ts';

/**
 * Profiles on Instagram through Apify (docs.apify.com/api/v2): a run of the actor
 * `apify/instagram-search-scraper` is started, waited for a minute at a time, and its data set read.
 * Between two calls the run's id is the cursor, so that no worker waits for an actor.
 */
const { perCall, callMicros } = SOURCES.instagram;
const ACTOR = 'apify~instagram-search-scraper';
const WAIT_S = 50;
/** An actor that takes longer than some minutes is given up. */
const MAX_WAITS = 6;

const run = z.object({
  data: z.object({
    id: z.string(),
    status: z.string(),
    defaultDatasetId: z.string(),
  }),
});
const items = z.array(
  z.object({
    username: z.string().optional(),
    fullName: z.string().nullish(),
    biography: z.string().nullish(),
    externalUrl: z.string().nullish(),
    url: z.string().nullish(),
    businessCategoryName: z.string().nullish(),
    private: z.boolean().nullish(),
  }),
);

export const instagram: Source = {
  id: 'instagram',
  async ask(deps, question) {
    const { cursor } = question;
    const [waits = '0', runId] = cursor?.split(':') ?? [];
    const now = runId ? await waitFor(deps, question, runId) : await start(deps, question);
    if (now.status === 'SUCCEEDED') {
      return { found: await readItems(deps, question, now.defaultDatasetId), cursor: null };
    }
    if (['READY', 'RUNNING'].includes(now.status) && Number(waits) < MAX_WAITS) {
      return { found: [], cursor: `${Number(waits) + 1}:${now.id}` };
    }
    throw new ProviderError('unavailable', `the actor’s run ended as ${now.status}`, {
      provider: 'apify',
    });
  },
};

type Run = z.infer<typeof run>['data'];

async function start(deps: SourceDeps, question: SourceQuestion): Promise<Run> {
  const [asked] = questionTexts(question.criteria);
  if (!asked?.text) {
    throw new ProviderError('bad_request', 'instagram needs something to look for', {
      provider: 'apify',
    });
  }
  const body = { search: asked.text, searchType: 'user', searchLimit: perCall };
  const path = `/v2/acts/${ACTOR}/runs?waitForFinish=${WAIT_S}&maxItems=${perCall}&timeout=300`;
  return (await call(deps, question, { operation: 'actor-run', path, reply: run, body })).data;
}

async function waitFor(deps: SourceDeps, question: SourceQuestion, id: string): Promise<Run> {
  const path = `/v2/actor-runs/${encodeURIComponent(id)}?waitForFinish=${WAIT_S}`;
  return (await call(deps, question, { operation: 'actor-wait', path, reply: run })).data;
}

async function readItems(deps: SourceDeps, question: SourceQuestion, datasetId: string) {
  const id = encodeURIComponent(datasetId);
  const path = `/v2/datasets/${id}/items?format=json&clean=true&limit=${perCall}`;
  const micros = (found: unknown[]) => Math.round(((callMicros ?? 0) / perCall) * found.length);
  const read = await call(deps, question, { operation: 'items', path, reply: items, micros });
  return read.map(readProfile).filter((one) => one !== null);
}

function call<Reply>(
  { providers }: SourceDeps,
  { orgId, runId, key, signal }: SourceQuestion,
  asked: {
    operation: string;
    path: string;
    reply: z.ZodType<Reply>;
    body?: unknown;
    micros?: (reply: Reply & unknown[]) => number;
  },
): Promise<Reply> {
  const { operation, path, reply, body, micros } = asked;
  return providers.call({
    provider: 'apify',
    orgId,
    operation,
    url: new URL(path, providers.baseUrl('apify', 'https://api.apify.com')),
    // In a header: addresses end up in logs.
    headers: { authorization: `Bearer ${key ?? ''}` },
    ...(body !== undefined && { body: { json: body } }),
    reply,
    key,
    deadlineMs: 90_000,
    attemptMs: (WAIT_S + 15) * 1000,
    maxBytes: 8 * 1024 * 1024,
    signal,
    ...(micros && {
      cost: { kind: 'search' as const, runId, micros: micros as (reply: Reply) => number },
    }),
  });
}

function readProfile(profile: z.infer<typeof items>[number]): FoundOrganisation | null {
  const { username, fullName, biography, externalUrl, businessCategoryName } = profile;
  if (!username || profile.private) return null;
  return toFound({
    key: username,
    url: profile.url ?? `https://www.instagram.com/${username}/`,
    name: fullName || username,
    website: externalUrl ?? undefined,
    description: biography ?? undefined,
    industry: businessCategoryName ?? undefined,
    email: /[\w.+-]+@[\w-]+\.[\w.-]+\w/.exec(biography ?? '')?.[0].toLowerCase(),
    instagram: `https://www.instagram.com/${username}`,
  });
}
