import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { callModel, type Message, type ModelReply } from './call-model.ts';
import { parseModelJson, toJsonSchema } from './json-schema.ts';
import { type Answer, type LlmCall, NoAnswer, type Question } from './llm.ts';
import { LlmFailure, toLlmFailure } from './llm-failure.ts';
import { afterRefusal, type ModelTraits } from './model-traits.ts';
import type { Endpoint } from './open-llm.ts';

/** A model that has another behind it may use this share of what is left of the time. */
const SHARE_OF_TIME = 0.6;
/** Less time than this is not worth a question. */
const LEAST_MS = 500;
/** How often one model is tried again after it was limited or failed. */
const RETRIES = 2;
const FIRST_WAIT_MS = 300;
/** A longer wait than this is left to the next model, when there is one. */
const PATIENCE_MS = 3000;
/** An answer longer than this is not sent back for repair. */
const MAX_REPAIR_CHARS = 8000;
/** Calls of one question, whatever happens. */
const MAX_CALLS = 12;

/** Asks the chain's models in turn; see `Llm.ask`. */
export async function askChain<T>(endpoint: Endpoint, question: Question<T>): Promise<Answer<T>> {
  const asking = new Asking(endpoint, question);
  const chain = endpoint.models.chainOf(question.tier);
  let last = new LlmFailure('unavailable');
  for (const [at, model] of chain.entries()) {
    question.signal?.throwIfAborted();
    const isLast = at === chain.length - 1;
    const leftMs = question.deadline - Date.now();
    if (leftMs < LEAST_MS) {
      last = new LlmFailure('timeout');
      break;
    }
    const until = isLast ? question.deadline : Date.now() + leftMs * SHARE_OF_TIME;
    try {
      const value = await asking.askModel(model, until, isLast);
      return { value, model, calls: asking.calls };
    } catch (error) {
      question.signal?.throwIfAborted();
      last = toLlmFailure(error, false);
    }
  }
  throw new NoAnswer(last.reason, asking.calls);
}

/** One question on its way through the models. */
class Asking<T> {
  readonly calls: LlmCall[] = [];
  readonly #endpoint: Endpoint;
  readonly #question: Question<T>;
  readonly #jsonSchema: Record<string, unknown>;

  constructor(endpoint: Endpoint, question: Question<T>) {
    this.#endpoint = endpoint;
    this.#question = question;
    this.#jsonSchema = toJsonSchema(question.schema);
  }

  /** Tries one model until it answers, can't, or `until`. Throws `LlmFailure`. */
  async askModel(model: string, until: number, isLast: boolean): Promise<T> {
    const { health } = this.#endpoint;
    const patienceMs = isLast ? Infinity : PATIENCE_MS;
    let messages = this.#messages(model);
    let isRepaired = false;
    for (let failures = 0; this.calls.length < MAX_CALLS;) {
      await this.#waitUntilMayAsk(model, until, patienceMs);
      try {
        const { text } = await this.#call(model, messages, until);
        const read = this.#read(text);
        if (read.ok) return read.value;
        if (isRepaired) throw new LlmFailure('invalid');
        isRepaired = true;
        messages = [...messages, ...repair(text, read.problem)];
      } catch (error) {
        const failure = toLlmFailure(error, Date.now() >= until);
        if (failure.reason === 'unsupported' && this.#learn(model, failure.param)) {
          messages = this.#messages(model);
          continue;
        }
        const isPassing = failure.reason === 'limited' || failure.reason === 'unavailable';
        const waitMs = failure.retryAfterMs ?? FIRST_WAIT_MS * 2 ** failures * (1 + Math.random());
        if (isPassing) health.pause(model, waitMs);
        if (!isPassing || ++failures > RETRIES) throw failure;
      }
    }
    throw new LlmFailure('invalid');
  }

  async #waitUntilMayAsk(model: string, until: number, patienceMs: number): Promise<void> {
    const waitMs = this.#endpoint.health.waitMs(model);
    if (waitMs > patienceMs || Date.now() + waitMs + LEAST_MS > until) {
      throw new LlmFailure(waitMs > 0 ? 'resting' : 'timeout');
    }
    if (waitMs > 0) await delay(waitMs, undefined, { signal: this.#question.signal });
  }

  async #call(model: string, messages: Message[], until: number): Promise<ModelReply> {
    const { client, health } = this.#endpoint;
    const { name, maxOutputTokens, signal, onText } = this.#question;
    const startedAt = performance.now();
    const timer = AbortSignal.timeout(Math.max(1, Math.round(until - Date.now())));
    try {
      const reply = await callModel(client, {
        model,
        messages,
        traits: this.#traitsOf(model),
        schemaName: name,
        jsonSchema: this.#jsonSchema,
        maxOutputTokens,
        signal: signal ? AbortSignal.any([signal, timer]) : timer,
        onText,
      });
      health.answered(model);
      this.#note(model, startedAt, 'answered', reply);
      return reply;
    } catch (error) {
      signal?.throwIfAborted();
      const failure = toLlmFailure(error, timer.aborted);
      if (failure.reason !== 'refused' && failure.reason !== 'unsupported') health.failed(model);
      this.#note(model, startedAt, failure.reason, null);
      throw failure;
    }
  }

  #note(
    model: string,
    startedAt: number,
    outcome: LlmCall['outcome'],
    reply: ModelReply | null,
  ): void {
    const usage = reply?.usage ?? { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
    this.calls.push({
      ...usage,
      id: randomUUID(),
      provider: this.#endpoint.provider,
      model,
      costMicros: this.#endpoint.models.costMicros(model, usage),
      durationMs: Math.round(performance.now() - startedAt),
      outcome,
    });
  }

  #traitsOf(model: string): ModelTraits {
    return this.#endpoint.traits.get(model) ?? this.#endpoint.firstTraits;
  }

  /** Asks this model differently from now on; false when there is no other way. */
  #learn(model: string, param: string | null): boolean {
    const next = afterRefusal(this.#traitsOf(model), param);
    if (next) this.#endpoint.traits.set(model, next);
    return next !== null;
  }

  #messages(model: string): Message[] {
    const { constant, task, data } = this.#question.prompt;
    const shape =
      this.#traitsOf(model).format === 'json_schema'
        ? ''
        : `\n\nAnswer with one JSON object and nothing else. It follows this JSON schema:\n${JSON.stringify(this.#jsonSchema)}`;
    return [
      { role: 'system', content: constant },
      { role: 'user', content: `${task}${shape}\n\n${data}` },
    ];
  }

  #read(text: string): { ok: true; value: T } | { ok: false; problem: string } {
    let raw: unknown;
    try {
      raw = parseModelJson(text);
    } catch {
      return { ok: false, problem: 'It is not valid JSON.' };
    }
    const parsed = this.#question.schema.safeParse(raw);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, problem: z.prettifyError(parsed.error).slice(0, 2000) };
  }
}

function repair(text: string, problem: string): Message[] {
  return [
    { role: 'assistant', content: text.slice(0, MAX_REPAIR_CHARS) },
    {
      role: 'user',
      content: `Your answer does not fit the schema. ${problem}\nGive the whole answer again, as one JSON object that fits.`,
    },
  ];
}
