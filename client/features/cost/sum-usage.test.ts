import { expect, test } from 'vitest';
import { firstDay, sumUsage } from './sum-usage.ts';

const NOW = Date.UTC(2026, 10, 21, 15);
const row = {
  kind: 'llm',
  provider: 'openai',
  calls: 1,
  costMicros: 100,
  inputTokens: 10,
  cachedTokens: 4,
  outputTokens: 2,
  credits: 0,
};

test('usage is summed by day and by kind, days without any included', () => {
  const usage = sumUsage(
    [
      { ...row, day: '2026-11-21' },
      { ...row, day: '2026-11-20', costMicros: 50 },
      {
        ...row,
        day: '2026-11-20',
        kind: 'credits',
        provider: 'analysis_run',
        costMicros: 0,
        credits: 3,
      },
      { ...row, day: '2026-10-01' },
    ],
    NOW,
    3,
  );
  expect(usage.days).toEqual([
    { day: '2026-11-19', credits: 0, costMicros: 0 },
    { day: '2026-11-20', credits: 3, costMicros: 50 },
    { day: '2026-11-21', credits: 0, costMicros: 100 },
  ]);
  expect([usage.credits, usage.costMicros]).toEqual([3, 150]);
  expect(usage.kinds.map(({ kind, calls, costMicros }) => [kind, calls, costMicros])).toEqual([
    ['credits', 1, 0],
    ['llm', 2, 150],
  ]);
  expect(firstDay(NOW, 30)).toBe('2026-10-23');
});
