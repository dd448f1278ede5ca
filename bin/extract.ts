import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as z from 'zod';
import { AppError } from '../schema/app-error.ts';
import type { Finding } from '../schema/evidence/finding.ts';
import { extractPage } from '../worker/extract/extract-page.ts';
import { decodeFile } from '../worker/extract/decode-file.ts';
import { isSupported } from '../worker/extract/receipt.ts';
import { toPrediction } from '../worker/extract/prediction.ts';
import { describeFailure } from './supervisor/describe-failure.ts';

const USAGE = 'Usage: npm run -s extract -- [--verify] INDEX.jsonl';
const indexLine = z.object({ file: z.string(), url: z.string().default('') });

/**
 * `npm run -s extract -- INDEX.jsonl`: one line of JSON a page, on standard output. With `--verify`
 * instead each finding whose receipt does not hold, and a failing exit code if there is any.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const isVerifying = args.includes('--verify');
  const indexFile = args.find((arg) => !arg.startsWith('--'));
  if (indexFile === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const folder = path.dirname(indexFile);
  let number = 0;
  for await (const line of createInterface({ input: await openIndex(indexFile) })) {
    number++;
    if (line.trim() === '') continue;
    const { file, url } = readLine(line, `${indexFile}:${number}`);
    const html = decodeFile(await readFile(path.join(folder, file)));
    const extraction = extractPage({ url, html });
    if (isVerifying) verify(file, html, extraction.findings);
    else process.stdout.write(`${JSON.stringify(toPrediction(file, extraction))}\n`);
  }
}

async function openIndex(indexFile: string): Promise<Readable> {
  const file = await open(indexFile);
  return file.createReadStream({ encoding: 'utf8' });
}

/** Throws AppError `invalid`, naming the line. */
function readLine(line: string, place: string): z.infer<typeof indexLine> {
  try {
    return indexLine.parse(JSON.parse(line));
  } catch {
    throw new AppError('invalid', `${place}: not {"file": …, "url": …} as JSON.`);
  }
}

function verify(file: string, html: string, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (isSupported(html, finding)) continue;
    process.exitCode = 1;
    const source = html.slice(finding.span.start, finding.span.end);
    process.stdout.write(`${JSON.stringify({ file, ...finding, source })}\n`);
  }
}

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
