import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { decodeFile } from '../../worker/extract/decode-file.ts';

const goldLine = z.object({
  file: z.string(),
  url: z.string().default(''),
  host: z.string().default(''),
  entities: z.array(z.object({ type: z.string(), text: z.string() })),
});

/** A page with the contact data that people marked on it. */
export interface MarkedPage {
  file: string;
  url: string;
  html: string;
  /** Rules are made on pages of the first half; the second only says whether they hold. */
  half: 'first' | 'second';
  /** False where marking e-mail addresses was not asked for: none that is read there counts as wrong. */
  hasEmails: boolean;
  texts(...types: string[]): string[];
}

/** Reads a corpus: `gold.jsonl` with a line a page (`file`, `url`, `host`, `entities`), and the pages beside it. */
export function readCorpus(folder: string): MarkedPage[] {
  return readFileSync(join(folder, 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => toPage(folder, goldLine.parse(JSON.parse(line))));
}

function toPage(folder: string, gold: z.infer<typeof goldLine>): MarkedPage {
  const { file, url, entities } = gold;
  return {
    file,
    url,
    html: decodeFile(readFileSync(join(folder, file))),
    half: halfOf(gold),
    hasEmails: !/(?:^|\/)b[^/]*$/.test(file),
    texts: (...types) =>
      entities.filter(({ type }) => types.includes(type)).map(({ text }) => text),
  };
}

/** Pages of one site fall into one half. */
function halfOf({ file, host, entities }: z.infer<typeof goldLine>): MarkedPage['half'] {
  const name = entities.find(({ type }) => type === 'ORG')?.text ?? file;
  const site =
    host.replace(/^www\./, '') ||
    name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 8);
  return createHash('sha256').update(site).digest()[0]! % 2 === 0 ? 'first' : 'second';
}
