import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { makeLeads, type MadeRecord } from '../../schema/duplicate/match/testing/made-leads.ts';

export interface MadeFile {
  path: string;
  size: number;
  /** By place in the file: records of one number are one and the same. */
  entities: Int32Array;
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'title',
  'company',
  'email',
  'phone',
  'website',
  'street',
  'city',
  'postal_code',
  'country',
] as const satisfies (keyof MadeRecord)[];

/** Writes made leads with known duplicates as CSV. */
export async function writeMadeFile(path: string, size: number, seed: number): Promise<MadeFile> {
  const out = createWriteStream(path);
  const entities = new Int32Array(size);
  let text = `${COLUMNS.join()}\n`;
  let place = 0;
  for (const record of makeLeads({ size, seed })) {
    entities[place++] = record.entity;
    text += `${COLUMNS.map((column) => quote(record[column])).join()}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
  return { path, size, entities };
}

const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
