import { describeFailure } from './supervisor/describe-failure.ts';

const USAGE = `npm run -s quarry -- COMMAND

  crawl URL…            leads from these pages, one line of JSON each, while they come
  extract INDEX.jsonl   what the extractor reads from saved pages
  migrate up            bring the database to the newest schema
  migrate down [N]      take the newest N migrations back (1 if not given)
  doctor                look for what could keep Quarry from running
`;

type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, () => Promise<Command>> = {
  crawl: async () => (await import('./quarry/crawl.ts')).crawl,
  migrate: async () => (await import('./quarry/migrate.ts')).migrate,
  doctor: async () => (await import('./quarry/doctor.ts')).doctor,
  extract: async () => async (args) => {
    process.argv.splice(2, Infinity, ...args);
    await import('./extract.ts');
    return Number(process.exitCode ?? 0);
  },
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = COMMANDS[name];
  if (!load) {
    process.stderr.write(USAGE);
    return name === '' || name === '--help' ? 0 : 2;
  }
  const command = await load();
  return await command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // What parseArgs throws is written for the person who typed.
  const isUsage = error instanceof TypeError && 'code' in error;
  process.stderr.write(`${isUsage ? error.message : describeFailure(error)}\n`);
  process.exitCode = 1;
}
