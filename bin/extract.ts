import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Finding } from '../schema/evidence/finding.ts';
import { extractPage } from '../worker/extract/extract-page.ts';
import { decodeFile } from '../worker/extract/decode-file.ts';
import { isSupported } from '../worker/extract/receipt.ts';
import { toPrediction } from '../worker/extract/prediction.ts';

const indexLine = z.object({ file: z.string(), url: z.string().default('') });

/**
 * `npm run -s extract -- INDEX.jsonl`: one line of JSON a page, on standard output. With `--verify`
 * instead each finding whose receipt does not hold, and a failing exit code if there is any.
 */
async function main(args: readonly string[]): Promise<void> {
  const isVerifying = args.includes('--verify');
  const indexFile = args.find((arg) => !arg.startsWith('--'));
  if (indexFile === undefined) {
    process.stderr.write('Usage: npm run -s extract -- [--verify] INDEX.jsonl\n');
    process.exitCode = 2;
    return;
  }
  const folder = path.dirname(indexFile);
  for await (const line of createInterface({ input: createReadStream(indexFile, 'utf8') })) {
    if (line.trim() === '') continue;
    const { file, url } = indexLine.parse(JSON.parse(line));
    const html = decodeFile(await readFile(path.join(folder, file)));
    const extraction = extractPage({ url, html });
    if (isVerifying) verify(file, html, extraction.findings);
    else process.stdout.write(`${JSON.stringify(toPrediction(file, extraction))}\n`);
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

await main(process.argv.slice(2));
