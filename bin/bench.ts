import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, printResults } from '../bench/result.ts';
import { recordResults } from './bench-record.ts';
import { listRunnable, printList } from './list-modules.ts';

const USAGE = 'npm run bench -- NAME [--full] [--record] [--leads N,N…] [--corpus DIR]';

/** `npm run bench` lists the benchmarks; with names it runs them one after the other. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      full: { type: 'boolean' },
      record: { type: 'boolean' },
      leads: { type: 'string' },
      corpus: { type: 'string' },
    },
  });
  const benches = listRunnable(join(import.meta.dirname, '../bench'));
  if (positionals.length === 0) {
    printList(USAGE, benches);
    return 0;
  }
  const leads = readLeads(values.leads);
  if (leads === null) {
    process.stderr.write('--leads takes whole numbers, for instance --leads 1000,10000.\n');
    return 2;
  }
  let allMet = true;
  for (const name of positionals) {
    const found = benches.find((bench) => bench.name === name);
    if (!found) {
      process.stderr.write(`There is no benchmark “${name}”; "npm run bench" lists them.\n`);
      return 2;
    }
    const { run } = (await import(found.path)) as { run: Bench };
    const results = await run({ full: values.full ?? false, leads, corpus: values.corpus });
    printResults(results);
    if (values.record) recordResults(name, results, values.full ?? false);
    allMet &&= results.every((result) => result.met);
  }
  return allMet ? 0 : 1;
}

/** `undefined` when nothing was asked for, null when it is no list of numbers. */
function readLeads(text: string | undefined): number[] | undefined | null {
  if (text === undefined) return undefined;
  const leads = text.split(',').map(Number);
  return leads.every((count) => Number.isInteger(count) && count > 0) ? leads : null;
}

process.exit(await main());
