import { parse } from 'csv-parse';
import type { Readable } from 'node:stream';
import { MAX_START_URLS } from '../../schema/source/source.ts';
import { AppError } from '../../schema/app-error.ts';
import { addressColumn, PROFILE } from './csv-columns.ts';

export interface CsvAddresses {
  urls: string[];
  /** Which column was taken, from 1, and its header when the file has one. */
  column: number;
  header: string | null;
  rows: number;
  rejected: { row: number; text: string; reason: string }[];
}

const MAX_REJECTED_SHOWN = 200;
const MAX_COLUMNS = 200;

/**
 * Reads web addresses out of a CSV: from the column whose header says so, below whatever notes stand
 * above it, else from the column of the first rows that holds most addresses. Lists of people name no
 * site as a rule (csv-columns.ts says what is taken then). Throws `invalid` with the row when the file
 * is broken, holds none, or has more than 10,000 rows.
 */
export async function readAddressCsv(file: Readable): Promise<CsvAddresses> {
  const rows = await readRows(file);
  const { column, header, from, read } = addressColumn(rows.map(({ cells }) => cells));
  const urls = new Set<string>();
  const rejected: CsvAddresses['rejected'] = [];
  for (const { row, cells } of rows.slice(from)) {
    const text = cells[column]?.trim() ?? '';
    if (!text) continue;
    const parsed = read(text);
    if (parsed.ok) urls.add(parsed.url);
    else if (rejected.length < MAX_REJECTED_SHOWN) {
      rejected.push({ row, text: text.slice(0, 120), reason: parsed.reason });
    }
  }
  if (urls.size === 0) {
    const isProfiles = rejected.some(({ reason }) => reason === PROFILE);
    throw new AppError('invalid', isProfiles ? ONLY_PROFILES : NONE);
  }
  return { urls: [...urls], column: column + 1, header, rows: rows.length, rejected };
}

const NONE = 'This file holds no web addresses. Put one URL or domain a row.';
const ONLY_PROFILES =
  'This file holds addresses of LinkedIn profiles alone, which LinkedIn lets nobody read. Use a list with a column for the companies’ websites or for e-mail addresses.';

interface FilledRow {
  /** From 1, as a spreadsheet counts: empty rows have a number, too. */
  row: number;
  cells: string[];
}

async function readRows(file: Readable): Promise<FilledRow[]> {
  const rows: FilledRow[] = [];
  let row = 0;
  const parser = file.pipe(
    parse({
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: false,
      maxRecordSize: 64 * 1024,
      delimiter: [',', ';', '\t'],
    }),
  );
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.length > MAX_COLUMNS) throw tooWide(row);
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows.push({ row, cells });
      if (rows.length > MAX_START_URLS + 1) {
        throw new AppError(
          'invalid',
          `This file has more than ${MAX_START_URLS.toLocaleString('en')} rows. Split it and start two crawls.`,
        );
      }
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const broken = row + 1;
    throw new AppError('invalid', `The file breaks at row ${broken}: ${(error as Error).message}`, {
      row: broken,
    });
  }
  return rows;
}

function tooWide(row: number): AppError {
  return new AppError('invalid', `Row ${row} has more than ${MAX_COLUMNS} columns`, { row });
}
