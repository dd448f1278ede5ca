import OpenAI from 'openai';
import type { Env } from '../../platform/env.ts';
import { askChain } from './ask-chain.ts';
import { openBoundedFetch } from './bounded-fetch.ts';
import type { Llm } from './llm.ts';
import { ModelHealth } from './model-health.ts';
import { firstTraits, type ModelTraits } from './model-traits.ts';
import { makeModelTable, type ModelSettings, type ModelTable } from './models.ts';

export interface Endpoint {
  client: OpenAI;
  /** For cost rows: `openai`, or the endpoint's host. */
  provider: string;
  models: ModelTable;
  health: ModelHealth;
  /** What each model takes; see `traitsOf`. */
  traits: Map<string, ModelTraits>;
  firstTraits: ModelTraits;
}

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

export type LlmSettings = ModelSettings & Pick<Env, 'LLM_API_KEY' | 'LLM_BASE_URL'>;

/** The endpoint that the environment names; null without one, and rules do all the work. */
export function openLlm(env: LlmSettings): Llm | null {
  if (!env.LLM_API_KEY && !env.LLM_BASE_URL) return null;
  const baseURL = env.LLM_BASE_URL ?? DEFAULT_BASE_URL;
  const way = openBoundedFetch(baseURL);
  const client = new OpenAI({
    baseURL,
    // Endpoints on one's own machine want none, and the client wants one.
    apiKey: env.LLM_API_KEY ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    fetch: way.fetch,
    logLevel: 'off',
  });
  const endpoint: Endpoint = {
    client,
    provider: providerOf(baseURL),
    models: makeModelTable(env),
    health: new ModelHealth(),
    traits: new Map(),
    firstTraits: firstTraits(baseURL),
  };
  return { ask: (question) => askChain(endpoint, question), close: () => way.close() };
}

function providerOf(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  const known = /(?:^|\.)(openai|anthropic|azure|mistral|groq)\.(?:com|ai)$/.exec(hostname);
  return known?.[1] ?? hostname;
}
