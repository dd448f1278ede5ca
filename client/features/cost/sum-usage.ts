/** A row of sums: a day of UTC, a kind and who was paid, or what credits were spent on. */
export interface UsageRow {
  day: string;
  kind: string;
  provider: string;
  calls: number;
  costMicros: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  credits: number;
}

export interface Usage {
  credits: number;
  costMicros: number;
  /** Each day of the span, oldest first, with or without use. */
  days: { day: string; credits: number; costMicros: number }[];
  /** By kind and provider, what cost most first. */
  kinds: UsageRow[];
}

const DAY_MS = 86_400_000;

/** A day of UTC: `2026-11-21`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The first day of a span of so many days that ends today. */
export function firstDay(now: number, days: number): string {
  return dayOf(now - (days - 1) * DAY_MS);
}

/** Sums of the days up to today. */
export function sumUsage(rows: readonly UsageRow[], now: number, days: number): Usage {
  const span = Array.from({ length: days }, (_, n) => dayOf(now - (days - 1 - n) * DAY_MS));
  const byDay = new Map(span.map((day) => [day, { day, credits: 0, costMicros: 0 }]));
  const byKind = new Map<string, UsageRow>();
  for (const row of rows) {
    const day = byDay.get(row.day);
    if (!day) continue;
    day.credits += row.credits;
    day.costMicros += row.costMicros;
    const key = `${row.kind}/${row.provider}`;
    const kind = byKind.get(key);
    byKind.set(key, kind ? add(kind, row) : { ...row });
  }
  const totals = [...byDay.values()];
  return {
    credits: totals.reduce((sum, { credits }) => sum + credits, 0),
    costMicros: totals.reduce((sum, { costMicros }) => sum + costMicros, 0),
    days: totals,
    kinds: [...byKind.values()].toSorted(
      (a, b) => b.credits - a.credits || b.costMicros - a.costMicros || (a.kind < b.kind ? -1 : 1),
    ),
  };
}

function add(a: UsageRow, b: UsageRow): UsageRow {
  return {
    ...a,
    calls: a.calls + b.calls,
    costMicros: a.costMicros + b.costMicros,
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    credits: a.credits + b.credits,
  };
}
