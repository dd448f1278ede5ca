import type { ServerResponse } from 'node:http';
import type { AskedQuestion } from './llm-server.ts';

/** The forms in which an endpoint of OpenAI's chat API answers. */

/** What a model says, and what it counts for. */
export interface Spoken {
  content: string;
  refusal: string | null;
  usage: object;
}

export function whole(response: ServerResponse, { model }: AskedQuestion, spoken: Spoken): void {
  const { content, refusal, usage } = spoken;
  const message = { role: 'assistant', content: refusal ? null : content, refusal };
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      id: 'chatcmpl-test',
      object: 'chat.completion',
      created: 0,
      model,
      choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
      usage,
    }),
  );
}

const CHUNK_CHARS = 24;

export function stream(response: ServerResponse, { model }: AskedQuestion, spoken: Spoken): void {
  response.setHeader('content-type', 'text/event-stream');
  const send = (choices: object[], usage: object | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 0, model, choices, usage })}\n\n`,
    );
  const say = (delta: object, finish_reason: string | null = null) =>
    send([{ index: 0, delta, finish_reason }]);
  if (spoken.refusal) say({ refusal: spoken.refusal });
  for (let at = 0; at < spoken.content.length; at += CHUNK_CHARS) {
    say({ content: spoken.content.slice(at, at + CHUNK_CHARS) });
  }
  say({}, 'stop');
  send([], spoken.usage);
  response.end('data: [DONE]\n\n');
}

/** Sends half of it, and nothing more. */
export function begin(
  response: ServerResponse,
  question: AskedQuestion,
  content: string,
): Promise<void> {
  response.setHeader('content-type', question.isStream ? 'text/event-stream' : 'application/json');
  response.write(question.isStream ? 'data: {"choices":[' : content.slice(0, content.length / 2));
  return untilClosed(response);
}

export function fail(
  response: ServerResponse,
  status: number,
  message: string,
  param: string | null = null,
): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ error: { message, type: message, code: null, param } }));
}

/** Until the other side gives up. */
export function untilClosed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', () => resolve());
  });
}
