import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDuplicates } from '../bin/dedupe/find-duplicates.ts';
import { scorePairs } from '../schema/duplicate/match/testing/score-list.ts';
import { measureCheck } from './dedupe/check-latency.ts';
import { findByBlocking } from './dedupe/duckdb-blocking.ts';
import { type MadeFile, writeMadeFile } from './dedupe/made-file.ts';
import { type Bench, type BenchResult, median, printResults } from './result.ts';

const AIM_PACE = 250_000;
const AIM_F1 = 0.97;

/**
 * Made leads with known duplicates, read from CSV to groups, beside the blocking query that one would
 * write in DuckDB for the same file; then one new lead among an org's, in the database.
 */
export const run: Bench = async ({ full }) => {
  const folder = await mkdtemp(join(tmpdir(), 'quarry-bench-dedupe-'));
  try {
    const size = full ? 1_000_000 : 50_000;
    const file = await writeMadeFile(join(folder, 'made.csv'), size, 1);
    return [await compareLists(file, full ? 1 : 3), await measureCheck(100_000)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function compareLists(file: MadeFile, rounds: number): Promise<BenchResult> {
  const ours: number[] = [];
  const peer: number[] = [];
  const cpu: number[] = [];
  let groups: number[][] = [];
  let blocked: [number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    const ourMs = await timed(async () => {
      groups = (await findDuplicates(file.path)).groups;
    });
    cpu.push(process.cpuUsage(before).user / 1000);
    const peerMs = await timed(async () => {
      blocked = await findByBlocking(file.path);
    });
    ours.push((file.size / ourMs) * 60_000);
    peer.push((file.size / peerMs) * 60_000);
  }
  const entityOf = (place: number) => file.entities[place]!;
  const score = scorePairs(groups, entityOf, file.entities);
  const theirs = scorePairs(blocked, entityOf, file.entities);
  const pace = median(ours);
  return {
    name: 'dedupe',
    unit: 'records/min',
    ours: pace,
    peer: median(peer),
    aim: `at least ${AIM_PACE} records/min, pairwise F1 at least ${AIM_F1}`,
    met: pace >= AIM_PACE && score.f1 >= AIM_F1,
    detail: {
      records: file.size,
      f1: round(score.f1),
      precision: round(score.precision),
      recall: round(score.recall),
      peer_f1: round(theirs.f1),
      peer_precision: round(theirs.precision),
      peer_recall: round(theirs.recall),
      per_minute_of_processor: Math.round((file.size / median(cpu)) * 60_000),
      memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}

const round = (value: number) => Number(value.toFixed(4));

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
