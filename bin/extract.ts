import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { extractPage } from '../worker/extract/extract-page.ts';
import { decodeFile } from '../worker/extract/decode-file.ts';
import { toPrediction } from '../worker/extract/prediction.ts';

const indexLine = z.object({ file: z.string(), url: z.string().default('') });

/** `npm run -s extract -- INDEX.jsonl`: one line of JSON a page, on standard output. */
async function main(indexFile: string | undefined): Promise<void> {
  if (indexFile === undefined) {
    process.stderr.write('Usage: npm run -s extract -- INDEX.jsonl\n');
    process.exitCode = 2;
    return;
  }
  const folder = path.dirname(indexFile);
  for await (const line of createInterface({ input: createReadStream(indexFile, 'utf8') })) {
    if (line.trim() === '') continue;
    const { file, url } = indexLine.parse(JSON.parse(line));
    const html = decodeFile(await readFile(path.join(folder, file)));
    process.stdout.write(`${JSON.stringify(toPrediction(file, extractPage({ url, html })))}\n`);
  }
}

await main(process.argv[2]);
