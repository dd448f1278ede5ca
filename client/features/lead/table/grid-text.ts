/*
 * Cells as spreadsheets put them on the clipboard: a tab between cells, a line a row, and quotes
 * around a cell that has a tab, a line break or a quote in it.
 */

/** Rows of cells; what ends the last row is no row of its own. */
export function parseGrid(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === '\t') {
      at++;
      // A tab at the very end still has an empty cell behind it.
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Cell {
  value: string;
  /** Where the tab, the line break or the end of the text behind it is. */
  end: number;
}

const isEnd = (letter: string | undefined) =>
  letter === undefined || letter === '\t' || letter === '\n' || letter === '\r';

function readPlain(text: string, start: number): Cell {
  let end = start;
  while (!isEnd(text[end])) end++;
  return { value: text.slice(start, end), end };
}

/** A quote that opens a cell and never closes it is part of a plain one. */
function readQuoted(text: string, start: number): Cell {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return readPlain(text, start);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      return isEnd(text[quote + 1]) ? { value, end: quote + 1 } : readPlain(text, start);
    }
    value += '"';
    at = quote + 2;
  }
}

export function toGridText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n');
}

function quote(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
