import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ChaosOptions, Check } from '../bench/chaos/chaos.ts';
import { listRunnable, printList } from './list-modules.ts';

const USAGE = 'npm run chaos -- NAME [--full] [--seed N]';
const LARGEST_SEED = 2 ** 31;

/** `npm run chaos` lists the runs; with a name it runs one and says what held and what did not. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { full: { type: 'boolean' }, seed: { type: 'string' } },
  });
  const [name] = positionals;
  const runs = listRunnable(join(import.meta.dirname, '../bench/chaos'));
  if (!name) {
    printList(USAGE, runs);
    return 0;
  }
  const found = runs.find((run) => run.name === name);
  const seed = values.seed === undefined ? randomInt(LARGEST_SEED) : Number(values.seed);
  if (!found || !Number.isSafeInteger(seed)) {
    process.stderr.write(
      found ? '--seed takes a whole number.\n' : `There is no chaos run “${name}”.\n`,
    );
    return 2;
  }
  const full = values.full ?? false;
  const again = `npm run chaos -- ${name}${full ? ' --full' : ''} --seed ${seed}`;
  process.stdout.write(`seed ${seed}; again: ${again}\n`);
  const { run } = (await import(found.path)) as { run: (o: ChaosOptions) => Promise<Check> };
  const check = await run({ seed, full });
  for (const { claim, holds, detail } of check.lines) {
    const because = detail && !holds ? `: ${detail}` : '';
    process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${claim}${because}\n`);
  }
  const { passed, notes } = check;
  process.stdout.write(`${JSON.stringify({ chaos: name, seed, full, passed, ...notes })}\n`);
  return passed ? 0 : 1;
}

process.exit(await main());
