import { describeFailure } from './supervisor/describe-failure.ts';
import { findDuplicates } from './dedupe/find-duplicates.ts';

const USAGE = 'Usage: npm run -s dedupe -- FILE.csv';

/**
 * `npm run -s dedupe -- FILE.csv`: the pairs of records that are one and the same, `id_a,id_b` a line.
 * Columns are told by their names and values; what each was taken for goes to standard error.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  if (file === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  let text = '';
  const flush = () => {
    if (text) process.stdout.write(text);
    text = '';
  };
  const result = await findDuplicates(file);
  for (const [a, b] of result.pairs()) {
    text += `${quote(a)},${quote(b)}\n`;
    if (text.length > 65_536) flush();
  }
  flush();
  process.stderr.write(
    `${result.columns.map(({ header, role }) => `${header || '(no name)'}: ${role}`).join(', ')}\n` +
      `${result.size} records, ${result.groups.length} of them several times\n`,
  );
}

const quote = (id: string) => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id);

// `head` and its like close the pipe when they have enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  const { code, path: file } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' || code === 'EISDIR';
  process.stderr.write(
    `${isMissing ? `There is no file ${file ?? 'of that name'}.` : describeFailure(error)}\n`,
  );
  process.exitCode = 1;
}
