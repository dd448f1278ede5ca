import { parse } from 'csv-parse';
import type { Readable } from 'node:stream';
import { MAX_START_URLS, parseAddress } from '../../schema/source/source.ts';
import { AppError } from '../../schema/app-error.ts';

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
const HEADER = /^(url|web ?site|web|homepage|domain|link|site|webseite|internet)s?$/i;

/**
 * Reads web addresses out of a CSV: from the column whose header says so, else from the column of
 * the first rows that holds most addresses. Throws `invalid` with the row when the file is broken,
 * holds none, or has more than 10,000 rows.
 */
export async function readAddressCsv(file: Readable): Promise<CsvAddresses> {
  const rows = await readRows(file);
  const first = rows[0]?.cells ?? [];
  const named = first.findIndex((cell) => HEADER.test(cell.trim()));
  const column = named >= 0 ? named : densestColumn(rows.slice(0, 50));
  const hasHeader = named >= 0 || !parseAddress(first[column] ?? '').ok;
  const urls = new Set<string>();
  const rejected: CsvAddresses['rejected'] = [];
  for (const { row, cells } of hasHeader ? rows.slice(1) : rows) {
    const text = cells[column]?.trim() ?? '';
    if (!text) continue;
    const parsed = parseAddress(text);
    if (parsed.ok) urls.add(parsed.url);
    else if (rejected.length < MAX_REJECTED_SHOWN) {
      rejected.push({ row, text: text.slice(0, 120), reason: parsed.reason });
    }
  }
  if (urls.size === 0) {
    throw new AppError('invalid', 'This file holds no web addresses. Put one URL or domain a row.');
  }
  const header = hasHeader ? (first[column]?.trim() ?? null) : null;
  return { urls: [...urls], column: column + 1, header, rows: rows.length, rejected };
}

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

function densestColumn(rows: FilledRow[]): number {
  const hits = new Map<number, number>();
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (parseAddress(cell).ok) hits.set(column, (hits.get(column) ?? 0) + 1);
    }
  }
  return [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
