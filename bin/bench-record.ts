import { appendFileSync, existsSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchResult } from '../bench/result.ts';

const FILE = join(import.meta.dirname, '../docs/benchmarks.md');
const HEAD = `# Benchmarks

Each section is one run of \`npm run bench -- NAME --record\`: ours against the limit of the machine or
a peer, in turns within the same run. Quote the ratios; absolute figures belong to the machine.
`;

/** Appends one run, with its date and machine, to docs/benchmarks.md. */
export function recordResults(name: string, results: BenchResult[], isFull: boolean): void {
  if (!existsSync(FILE)) appendFileSync(FILE, HEAD);
  appendFileSync(FILE, `\n${describeRun(name, results, isFull, new Date())}`);
}

export function describeRun(
  name: string,
  results: BenchResult[],
  isFull: boolean,
  at: Date,
): string {
  const size = isFull ? 'full' : 'quick';
  const rows = results.map(toRow);
  return [
    `## ${name}, ${size}, ${at.toISOString().slice(0, 10)}`,
    '',
    `${describeMachine()}.`,
    '',
    '| | ours | limit | peer | ratio to limit | ratio to peer | unit | aim | met |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function toRow({ name, ours, limit, peer, unit, aim, met }: BenchResult): string {
  const ratio = (other: number | undefined): string =>
    other === undefined ? '' : round(ours / other);
  const cells = [
    name,
    round(ours),
    round(limit),
    round(peer),
    ratio(limit),
    ratio(peer),
    unit,
    aim,
  ];
  return `| ${[...cells, met ? 'yes' : '**no**'].join(' | ')} |`;
}

function describeMachine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const system = `${platform()} ${release()} on ${arch()}`;
  return `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${memory}, ${system}, Node ${process.versions.node}`;
}

function round(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(4)));
}
