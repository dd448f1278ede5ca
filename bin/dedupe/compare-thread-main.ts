import { parentPort, workerData } from 'node:worker_threads';
import { findPairs } from '../../schema/duplicate/match/find-in-list.ts';
import { readRow } from '../../schema/duplicate/match/read-row.ts';
import { packPairs, type ThreadTask } from './compare-threads.ts';
import { RowStore } from './row-store.ts';

const { rows, columns, index, weights, share } = workerData as ThreadTask;
const store = RowStore.of(rows);
const read = (place: number) => readRow(columns, store.read(place));
const packed = packPairs(findPairs({ read }, index, weights, share));
parentPort?.postMessage(packed, [packed.buffer]);
