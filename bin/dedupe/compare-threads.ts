import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { findPairs, type Share } from '../../schema/duplicate/match/find-in-list.ts';
import type { ScoredPair } from '../../schema/duplicate/match/group.ts';
import type { SharedIndex } from '../../schema/duplicate/match/list-index.ts';
import type { Columns } from '../../schema/duplicate/match/read-columns.ts';
import { readRow } from '../../schema/duplicate/match/read-row.ts';
import type { ListWeights } from '../../schema/duplicate/match/weights.ts';
import type { RowStore, SharedRows } from './row-store.ts';

export interface ThreadTask {
  rows: SharedRows;
  columns: Columns;
  index: SharedIndex;
  weights: ListWeights;
  share: Share;
}

/** A shorter list is compared before a thread is up. */
const WORTH_THREADS = 10_000;
/** Each has some 200 bytes a record of its own, and 60 MB of records at hand. */
const MOST_THREADS = 4;

export function threadsFor(records: number): number {
  return records < WORTH_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/** Compares a list's records on several threads; what is found does not depend on how many. */
export async function comparePairs(
  store: RowStore,
  columns: Columns,
  index: SharedIndex,
  weights: ListWeights,
  threads = threadsFor(store.size),
): Promise<ScoredPair[]> {
  if (threads === 1) {
    return findPairs({ read: (place) => readRow(columns, store.read(place)) }, index, weights);
  }
  const rows = store.share();
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, part) =>
      runThread({ rows, columns, index, weights, share: { part, of: threads } }),
    ),
  );
  return parts.flatMap(unpackPairs);
}

function runThread(task: ThreadTask): Promise<Float64Array> {
  const thread = new Worker(new URL('compare-thread-main.ts', import.meta.url), {
    workerData: task,
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('A thread ended without an answer')));
  });
}

const NUMBERS = 4;

export function packPairs(pairs: readonly ScoredPair[]): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(pairs.length * NUMBERS);
  for (const [n, { a, b, bits, isConflict }] of pairs.entries()) {
    packed.set([a, b, bits, isConflict ? 1 : 0], n * NUMBERS);
  }
  return packed;
}

function unpackPairs(packed: Float64Array): ScoredPair[] {
  return Array.from({ length: packed.length / NUMBERS }, (_, n) => {
    const [a = 0, b = 0, bits = 0, conflict = 0] = packed.subarray(n * NUMBERS);
    return { a, b, bits, isConflict: conflict === 1 };
  });
}
