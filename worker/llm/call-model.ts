import type { OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { LlmFailure } from './llm-failure.ts';
import type { ModelTraits } from './model-traits.ts';
import type { Usage } from './models.ts';

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ModelCall {
  model: string;
  messages: Message[];
  traits: ModelTraits;
  schemaName: string;
  jsonSchema: Record<string, unknown>;
  maxOutputTokens: number;
  signal: AbortSignal;
  /** Called with all that was written so far; makes the answer a stream. */
  onText?: ((text: string) => void) | undefined;
}

export interface ModelReply {
  text: string;
  usage: Usage;
}

/** One question to one model, tried once. Throws what the client throws, and `LlmFailure`. */
export async function callModel(client: OpenAI, call: ModelCall): Promise<ModelReply> {
  return call.onText ? readStream(client, call, call.onText) : readWhole(client, call);
}

function bodyOf(call: ModelCall): ChatCompletionCreateParamsNonStreaming {
  const { model, messages, traits, schemaName: name, jsonSchema: schema } = call;
  const { format, takesTemperature, limitName } = traits;
  return {
    model,
    messages,
    [limitName]: call.maxOutputTokens,
    ...(takesTemperature && { temperature: 0 }),
    ...(format === 'json_schema' && {
      response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
    }),
    ...(format === 'json_object' && { response_format: { type: 'json_object' } }),
  };
}

async function readWhole(client: OpenAI, call: ModelCall): Promise<ModelReply> {
  const { signal, messages } = call;
  const answer = await client.chat.completions.create(bodyOf(call), { signal });
  const choice = answer.choices?.[0];
  if (!choice) throw new LlmFailure('unavailable');
  const text = choice.message?.content ?? '';
  refuse(choice.message?.refusal, choice.finish_reason);
  return { text, usage: usageOf(answer.usage, messages, text) };
}

async function readStream(
  client: OpenAI,
  call: ModelCall,
  onText: (text: string) => void,
): Promise<ModelReply> {
  const { signal, messages } = call;
  const stream = await client.chat.completions.create(
    { ...bodyOf(call), stream: true, stream_options: { include_usage: true } },
    { signal },
  );
  let text = '';
  let refusal = '';
  let usage: RawUsage | null | undefined;
  let finish: string | null = null;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    if (!choice) continue;
    finish = choice.finish_reason ?? finish;
    refusal += choice.delta?.refusal ?? '';
    const written = choice.delta?.content;
    if (!written) continue;
    text += written;
    onText(text);
  }
  refuse(refusal, finish);
  return { text, usage: usageOf(usage, messages, text) };
}

function refuse(refusal: string | null | undefined, finish: string | null): void {
  if (refusal || finish === 'content_filter') throw new LlmFailure('refused');
}

interface RawUsage {
  prompt_tokens?: number;
  completion_tokens?: number;
  prompt_tokens_details?: { cached_tokens?: number } | null;
}

/** About four characters make a token, where an endpoint does not count for us. */
const CHARS_A_TOKEN = 4;

function usageOf(raw: RawUsage | null | undefined, messages: Message[], text: string): Usage {
  const asked = messages.reduce((sum, { content }) => sum + content.length, 0);
  return {
    inputTokens: count(raw?.prompt_tokens) ?? Math.ceil(asked / CHARS_A_TOKEN),
    cachedTokens: count(raw?.prompt_tokens_details?.cached_tokens) ?? 0,
    outputTokens: count(raw?.completion_tokens) ?? Math.ceil(text.length / CHARS_A_TOKEN),
  };
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
