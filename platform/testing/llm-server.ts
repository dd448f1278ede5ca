import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { begin, fail, stream, untilClosed, whole } from './llm-answer.ts';

const chatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().optional(),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ name: z.string() }).optional() })
    .optional(),
  tools: z.unknown().optional(),
});

/** A question as it arrived. */
export interface AskedQuestion {
  model: string;
  messages: { role: string; content: string }[];
  /** The name of the schema asked for; empty where none was. */
  schema: string;
  format: string;
  isStream: boolean;
  /** The body's text, for comparing prefixes. */
  text: string;
}

/** How the server treats one question. */
export type LlmBehaviour =
  /** Answers with what its brain says, or with this. */
  | { kind: 'answer'; content?: unknown }
  /** Answers with this text, whatever it is. */
  | { kind: 'text'; text: string }
  /** Takes the question and never says a word. */
  | { kind: 'stall' }
  /** Begins an answer and stops in the middle of it. */
  | { kind: 'hang' }
  | { kind: 'refuse' }
  | { kind: 'limit'; retryAfter?: string }
  | { kind: 'error'; status: number }
  /** Does not take this parameter; structured outputs when none is named. */
  | { kind: 'unsupported'; param?: string }
  /** Closes the connection. */
  | { kind: 'drop' };

export type Brain = (question: AskedQuestion) => unknown;

/** Milliseconds that a model thinks about a question; `n` counts them. */
export type Latency = (n: number, question: AskedQuestion) => number;

const CHARS_A_TOKEN = 4;
/** As the public endpoint: a prefix counts from 1,024 tokens on, in steps of 128. */
const LEAST_CACHED_TOKENS = 1024;
const CACHE_STEP_TOKENS = 128;

/**
 * An endpoint that speaks OpenAI's chat API on this machine, streaming included. What it says comes
 * from a brain that the test gives it; how it behaves, from `script`. It counts tokens by length and
 * keeps a prompt cache, so that a prefix which is not constant shows in the bill.
 */
export class TestLlmServer {
  readonly asked: AskedQuestion[] = [];
  /** How long each question was thought about, in milliseconds, in the order of the answers. */
  readonly thoughtMs: number[] = [];
  brain: Brain = () => ({});
  script: (question: AskedQuestion, n: number) => LlmBehaviour = () => ({ kind: 'answer' });
  latency: Latency = () => 0;
  readonly #server: Server;
  readonly #prefixes = new Map<string, string[]>();
  #busy = 0;
  /** The most questions at once. */
  peak = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** On a free port, unless one is given. */
  static async start(port = 0): Promise<TestLlmServer> {
    const service = new TestLlmServer();
    await new Promise<void>((resolve) => {
      service.#server.listen(port, '127.0.0.1', resolve);
    });
    return service;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  forget(): void {
    this.asked.length = 0;
    this.thoughtMs.length = 0;
    this.#prefixes.clear();
    this.peak = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return fail(response, 404, 'not_found');
    }
    const text = await readBody(request);
    const body = chatRequest.parse(JSON.parse(text));
    const question: AskedQuestion = {
      model: body.model,
      messages: body.messages,
      schema: body.response_format?.json_schema?.name ?? '',
      format: body.response_format?.type ?? 'text',
      isStream: body.stream === true,
      text,
    };
    const n = this.asked.push(question);
    this.peak = Math.max(this.peak, ++this.#busy);
    try {
      await this.#behave(question, n, response);
    } finally {
      this.#busy--;
    }
  }

  async #behave(question: AskedQuestion, n: number, response: ServerResponse): Promise<void> {
    const behaviour = this.script(question, n);
    switch (behaviour.kind) {
      case 'limit':
        if (behaviour.retryAfter) response.setHeader('retry-after', behaviour.retryAfter);
        return fail(response, 429, 'rate_limit_exceeded');
      case 'error':
        return fail(response, behaviour.status, 'server_error');
      case 'unsupported':
        return fail(response, 400, 'unsupported', behaviour.param ?? 'response_format');
      case 'drop':
        response.destroy();
        return;
      case 'stall':
        // Until the other side gives up.
        return untilClosed(response);
      default:
    }
    const thinkMs = this.latency(n, question);
    await pause(thinkMs, response);
    this.thoughtMs.push(thinkMs);
    const content =
      behaviour.kind === 'text'
        ? behaviour.text
        : behaviour.kind === 'refuse'
          ? ''
          : JSON.stringify(
              (behaviour.kind === 'answer' ? behaviour.content : undefined) ?? this.brain(question),
            );
    const refusal = behaviour.kind === 'refuse' ? 'I can’t help with that.' : null;
    const answer = { content, refusal, usage: this.#usage(question, content) };
    if (behaviour.kind === 'hang') return begin(response, question, content);
    return question.isStream
      ? stream(response, question, answer)
      : whole(response, question, answer);
  }

  #usage({ model, messages }: AskedQuestion, content: string) {
    const prompt = messages.map((message) => message.content).join('\n');
    const known = this.#prefixes.get(model) ?? [];
    const shared = known.reduce((most, other) => Math.max(most, sharedLength(prompt, other)), 0);
    if (known.length < 50) this.#prefixes.set(model, [...known, prompt]);
    const steps = Math.floor(shared / CHARS_A_TOKEN / CACHE_STEP_TOKENS) * CACHE_STEP_TOKENS;
    const prompt_tokens = Math.ceil(prompt.length / CHARS_A_TOKEN);
    const completion_tokens = Math.ceil(content.length / CHARS_A_TOKEN);
    return {
      prompt_tokens,
      completion_tokens,
      total_tokens: prompt_tokens + completion_tokens,
      prompt_tokens_details: { cached_tokens: steps >= LEAST_CACHED_TOKENS ? steps : 0 },
    };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function pause(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
