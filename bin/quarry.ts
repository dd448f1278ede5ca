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
  if (['', 'help', '-h', '--help'].includes(name)) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (!load) {
    process.stderr.write(`There is no command “${name}”.\n\n${USAGE}`);
    return 2;
  }
  const command = await load();
  return await command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${readUsageError(error) ?? describeFailure(error)}\n`);
  process.exitCode = 1;
}

/** What parseArgs throws is written for the person who typed; its first sentence will do. */
function readUsageError(error: unknown): string | null {
  const isUsage =
    error instanceof TypeError &&
    String('code' in error && error.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? (/^.*?(?:\.(?= )|$)/m.exec(error.message)?.[0] ?? error.message) : null;
}
