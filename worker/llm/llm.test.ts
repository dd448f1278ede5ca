import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LlmBehaviour, TestLlmServer } from '../../platform/testing/llm-server.ts';
import { NoAnswer, type Question } from './llm.ts';
import { openLlm } from './open-llm.ts';

const shape = z.strictObject({ score: z.int().min(0).max(100), why: z.string().max(50) });
const GOOD = { score: 40, why: 'because' };

let server: TestLlmServer;
beforeAll(async () => {
  server = await TestLlmServer.start();
});
beforeEach(() => {
  server.forget();
  server.brain = () => GOOD;
  server.script = () => ({ kind: 'answer' });
});
afterAll(() => server.stop());

/** A port of its own for each test: what one learned of a model, another does not know. */
function open() {
  const llm = openLlm({
    LLM_BASE_URL: server.baseUrl,
    LLM_API_KEY: undefined,
    LLM_MODELS: ['first', 'second'],
    LLM_MODELS_LIGHT: undefined,
    LLM_MODELS_DEEP: undefined,
    LLM_MODELS_XRAY: undefined,
    LLM_MODELS_PARSE: undefined,
    LLM_PRICES: [['first', { input: 2, cached: 0.5, output: 8 }]],
  });
  if (!llm) throw new Error('It is set up');
  return llm;
}

function question(changes: Partial<Question<z.infer<typeof shape>>> = {}) {
  return {
    tier: 'light' as const,
    name: 'fit',
    schema: shape,
    prompt: { constant: 'You judge.', task: 'Judge this.', data: 'Text' },
    maxOutputTokens: 100,
    deadline: Date.now() + 10_000,
    ...changes,
  };
}

/** The first questions are treated so, the rest are answered. */
function treat(...first: LlmBehaviour[]) {
  server.script = (_question, n) => first[n - 1] ?? { kind: 'answer' };
}
const models = () => server.asked.map(({ model }) => model);

describe('a question', () => {
  test('is answered by the first model, in the shape asked for, and its cost is known', async () => {
    const { value, model, calls } = await open().ask(question());
    expect([value, model]).toEqual([GOOD, 'first']);
    expect(server.asked[0]).toMatchObject({ schema: 'fit', format: 'json_schema' });
    const [{ inputTokens, outputTokens, costMicros, provider, outcome }] = calls as [
      (typeof calls)[0],
    ];
    expect(costMicros).toBe(inputTokens * 2 + outputTokens * 8);
    expect([provider, outcome, calls.length]).toEqual(['127.0.0.1', 'answered', 1]);
  });

  test('counts what the endpoint had in its cache at the price of that', async () => {
    const llm = open();
    const constant = 'You judge. '.repeat(600);
    const prompt = { constant, task: 'Judge this.', data: 'One' };
    await llm.ask(question({ prompt }));
    const { calls } = await llm.ask(question({ prompt: { ...prompt, data: 'Two' } }));
    const call = calls[0]!;
    expect(call.cachedTokens).toBeGreaterThanOrEqual(1536);
    const fresh = call.inputTokens - call.cachedTokens;
    expect(call.costMicros).toBe(
      Math.round(fresh * 2 + call.cachedTokens * 0.5 + call.outputTokens * 8),
    );
  });

  test('whose answer does not fit is repaired once', async () => {
    treat({ kind: 'answer', content: { score: 250, why: 'a lie' } });
    const { value, calls } = await open().ask(question());
    expect([value, calls.length, models()]).toEqual([GOOD, 2, ['first', 'first']]);
    expect(server.asked[1]?.messages.at(-1)?.content).toContain('does not fit');
  });

  test('goes to the next model when the answer does not fit again', async () => {
    treat({ kind: 'text', text: 'Sure! {"score": 4' }, { kind: 'text', text: 'Sorry' });
    const { model } = await open().ask(question());
    expect([model, models()]).toEqual(['second', ['first', 'first', 'second']]);
  });

  test('goes to the next model when one refuses, and when one is wrongly set up', async () => {
    treat({ kind: 'refuse' });
    expect((await open().ask(question())).model).toBe('second');
    server.forget();
    treat({ kind: 'error', status: 401 });
    expect((await open().ask(question())).model).toBe('second');
  });

  test('asks for JSON in another way where structured outputs are unknown, and remembers', async () => {
    treat({ kind: 'unsupported' }, { kind: 'unsupported' });
    const llm = open();
    expect((await llm.ask(question())).model).toBe('first');
    await llm.ask(question());
    expect(server.asked.map(({ format }) => format)).toEqual([
      'json_schema',
      'json_object',
      'text',
      'text',
    ]);
    expect(server.asked[2]?.messages[1]?.content).toContain('"score"');
  });

  test('leaves out what a model says it does not take, and remembers', async () => {
    treat(
      { kind: 'unsupported', param: 'temperature' },
      { kind: 'unsupported', param: 'max_tokens' },
    );
    const llm = open();
    expect((await llm.ask(question())).model).toBe('first');
    await llm.ask(question());
    const bodies = server.asked.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
    expect(bodies.map((body) => [body['temperature'], body['max_tokens'] ?? null])).toEqual([
      [0, 100],
      [undefined, 100],
      [undefined, null],
      [undefined, null],
    ]);
    expect(bodies.at(-1)).toMatchObject({ max_completion_tokens: 100 });
    expect(server.asked.at(-1)?.format).toBe('json_schema');
  });

  test('reads JSON out of a block of code', async () => {
    treat({ kind: 'text', text: '```json\n{"score": 7, "why": "x"}\n```' });
    expect((await open().ask(question())).value.score).toBe(7);
  });
});

describe('an endpoint', () => {
  test('that says when to come back is asked no sooner', async () => {
    treat({ kind: 'limit', retryAfter: '1' });
    const startedAt = performance.now();
    const { model } = await open().ask(question());
    expect(model).toBe('first');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  test('that wants a long pause gets it, from every question', async () => {
    treat({ kind: 'limit', retryAfter: '60' });
    const llm = open();
    expect((await llm.ask(question())).model).toBe('second');
    expect((await llm.ask(question())).model).toBe('second');
    expect(models()).toEqual(['first', 'second', 'second']);
  });

  test('that fails for a moment is tried again', async () => {
    treat({ kind: 'error', status: 503 }, { kind: 'drop' });
    expect((await open().ask(question())).model).toBe('first');
    expect(models()).toEqual(['first', 'first', 'first']);
  });

  test('that stalls or stops in the middle loses to the next model within the time', async () => {
    for (const kind of ['stall', 'hang'] as const) {
      server.forget();
      server.script = ({ model }) => (model === 'first' ? { kind } : { kind: 'answer' });
      const { model } = await open().ask(question({ deadline: Date.now() + 2000 }));
      expect([kind, model, models()]).toEqual([kind, 'second', ['first', 'second']]);
    }
  });

  test('that is down for good ends in “no answer” before the deadline, and rests', async () => {
    server.script = () => ({ kind: 'stall' });
    const llm = open();
    const deadline = Date.now() + 1200;
    const failed = llm.ask(question({ deadline }));
    await expect(failed).rejects.toMatchObject({ name: 'NoAnswer', reason: 'timeout' });
    expect(Date.now()).toBeLessThan(deadline + 1000);
    server.script = () => ({ kind: 'error', status: 500 });
    for (let n = 0; n < 3; n++) {
      await expect(llm.ask(question({ deadline: Date.now() + 4000 }))).rejects.toThrow(NoAnswer);
    }
    server.forget();
    await expect(llm.ask(question())).rejects.toMatchObject({ reason: 'resting' });
    expect(models()).toEqual([]);
  });

  test('that wants to lead elsewhere is not followed', async () => {
    const { openBoundedFetch } = await import('./bounded-fetch.ts');
    const way = openBoundedFetch(server.baseUrl);
    await expect(way.fetch('http://169.254.169.254/latest')).rejects.toThrow('elsewhere');
    await way.close();
  });
});

test('a question that is called off throws what called it off', async () => {
  server.script = () => ({ kind: 'stall' });
  const abort = new AbortController();
  const asked = open().ask(question({ signal: abort.signal }));
  abort.abort(new Error('cancelled by a person'));
  await expect(asked).rejects.toThrow('cancelled by a person');
});

test('text comes while it is written', async () => {
  const seen: string[] = [];
  const { value, calls } = await open().ask(question({ onText: (text) => seen.push(text) }));
  expect(value).toEqual(GOOD);
  expect(seen.at(-1)).toBe(JSON.stringify(GOOD));
  expect(seen.length).toBeGreaterThan(1);
  expect(calls[0]?.inputTokens).toBeGreaterThan(0);
});
