import { TestLlmServer } from '../../platform/testing/llm-server.ts';
import { gullibleBrain } from '../../worker/analysis/testing/page-brain.ts';
import { thinkMs } from './think-time.ts';

/** The model, in a process of its own as in life. It finds the lead's number in its name. */
const server = await TestLlmServer.start();
server.brain = gullibleBrain;
server.latency = (_n, { messages }) =>
  thinkMs(Number(/"Practice (\d+)"/.exec(messages.at(-1)?.content ?? '')?.[1] ?? 0));
process.send?.(server.baseUrl);
