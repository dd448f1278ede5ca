import { openLlm } from '../../llm/open-llm.ts';
import { startTestWorker } from '../../runtime/testing/test-worker.ts';
import { advanceAnalyses, analyse } from '../analysis-task.ts';

/** A worker that analyses, as a process of its own, for tests that kill it. */
const [databaseUrl = '', modelUrl = ''] = process.argv.slice(2);

const worker = startTestWorker(databaseUrl, [analyse, advanceAnalyses], {
  beatMs: 200,
  deadAfterMs: 1500,
});
worker.deps.llm = openLlm({
  LLM_BASE_URL: modelUrl,
  LLM_API_KEY: undefined,
  LLM_MODELS: ['first'],
  LLM_MODELS_LIGHT: undefined,
  LLM_MODELS_DEEP: undefined,
  LLM_MODELS_XRAY: undefined,
  LLM_MODELS_PARSE: undefined,
  LLM_PRICES: [['first', { input: 2, cached: 0.5, output: 8 }]],
});
