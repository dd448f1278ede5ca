import type { Env } from '../../platform/env.ts';

/** What a question is for; each has a chain of models, the first that answers counts. */
export const LLM_TIERS = ['light', 'deep', 'xray', 'parse'] as const;
export type LlmTier = (typeof LLM_TIERS)[number];

/** In US dollars for a million tokens, which is also millionths of a dollar for one. */
export interface ModelPrice {
  input: number;
  /** Of the input that the endpoint had in its prompt cache. */
  cached: number;
  output: number;
}

/** The one price table, by OpenAI's public list. `LLM_PRICES` adds to it and goes before. */
const PRICES: Record<string, ModelPrice> = {
  'gpt-4.1-nano': { input: 0.1, cached: 0.025, output: 0.4 },
  'gpt-4.1-mini': { input: 0.4, cached: 0.1, output: 1.6 },
  'gpt-4.1': { input: 2, cached: 0.5, output: 8 },
  'gpt-4o-mini': { input: 0.15, cached: 0.075, output: 0.6 },
  'gpt-4o': { input: 2.5, cached: 1.25, output: 10 },
};

/** What is asked for what, while `LLM_MODELS` says nothing else. */
const CHAINS: Record<LlmTier, string[]> = {
  light: ['gpt-4.1-nano', 'gpt-4o-mini'],
  deep: ['gpt-4.1-mini', 'gpt-4o-mini'],
  xray: ['gpt-4.1', 'gpt-4.1-mini'],
  parse: ['gpt-4.1-nano', 'gpt-4o-mini'],
};

const FREE: ModelPrice = { input: 0, cached: 0, output: 0 };

export interface ModelTable {
  chainOf(tier: LlmTier): string[];
  /** What tokens cost, in millionths of a US dollar; 0 for a model whose price nobody has told. */
  costMicros(model: string, usage: Usage): number;
}

export interface Usage {
  /** All input, cached or not. */
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
}

export type ModelSettings = Pick<
  Env,
  | 'LLM_MODELS'
  | 'LLM_MODELS_LIGHT'
  | 'LLM_MODELS_DEEP'
  | 'LLM_MODELS_XRAY'
  | 'LLM_MODELS_PARSE'
  | 'LLM_PRICES'
>;

export function makeModelTable(env: ModelSettings): ModelTable {
  const own: Record<LlmTier, string[] | undefined> = {
    light: env.LLM_MODELS_LIGHT,
    deep: env.LLM_MODELS_DEEP,
    xray: env.LLM_MODELS_XRAY,
    parse: env.LLM_MODELS_PARSE ?? env.LLM_MODELS_LIGHT,
  };
  const prices = new Map([...Object.entries(PRICES), ...(env.LLM_PRICES ?? [])]);
  return {
    chainOf: (tier) => own[tier] ?? env.LLM_MODELS ?? CHAINS[tier],
    costMicros(model, { inputTokens, cachedTokens, outputTokens }) {
      const price = prices.get(model) ?? FREE;
      const fresh = Math.max(0, inputTokens - cachedTokens);
      return Math.round(
        fresh * price.input + cachedTokens * price.cached + outputTokens * price.output,
      );
    },
  };
}
