/** How a table was left, so that coming back from a lead finds it as it was. Lives with the page. */
export interface TableMemory {
  limit: number;
  /** Pixels. */
  scrollTop: number;
}

const MOST_VIEWS = 20;
const memories = new Map<string, TableMemory>();

export function recallTable(key: string): TableMemory | null {
  return memories.get(key) ?? null;
}

export function rememberTable(key: string, part: Partial<TableMemory>, first: TableMemory): void {
  const next = { ...(memories.get(key) ?? first), ...part };
  memories.delete(key);
  memories.set(key, next);
  const [oldest] = memories.keys();
  if (memories.size > MOST_VIEWS && oldest !== undefined) memories.delete(oldest);
}
