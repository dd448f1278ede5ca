import type { PageSource } from './page-source.ts';

/** What the words beside a number call it; `other` is a number of another kind. */
export type PhoneLabel = 'phone' | 'fax' | 'other';

const FAX = /(?:\bfax|facsimile|telefax|télécopie|\bf(?=\s?(?:[:.)]|$)))/gi;
const PHONE =
  /(?:\b(?:tele)?(?:ph|f)one?s?\b|\btel(?:\b|e(?:ph|f)|é)|telefoon|telefono|teléfono|téléphone|\bmobil|\bmobiel|portable|\bcell|\bcall\b|\bph\b|\bhotline|helpline|toll.?free|\bdial|\bfreephone|landline|\bdirect\b|\bswitchboard|whatsapp|\btext us|\bcontact (?:us|number)|anruf|rufnummer|ring us|\boffice\b|\bmóvil|\bmovil|\btf?n?o\b|\btlfn?o?\b|\btelf\b|\bport\.|\bfon\b|\bhandy\b|\b[tpmoc](?=\s?(?:[:.)]|$))|電話)/gi;
const OTHER =
  /(?:\bvat|ust-?id|steuer|\btax|\bein\b|company (?:no|num|reg)|\breg(?:istration|istered|\.)?\s?(?:no|num|n°|in|#)|charity|licen[cs]e|\blic\b|\babn\b|\bacn\b|\bafsl\b|\bsiren\b|\bsiret\b|\brcs\b|\bkvk\b|\bbtw\b|\biban\b|\bbic\b|sort code|account (?:no|num)|\bisbn|\bissn|\border (?:no|num|#)|invoice|\bsku\b|model|part (?:no|num)|\bitem\b|serial|\bid\b\s?[:#]|\bnpi\b|handelsregister|\bhrb\b|copyright|©|\bnmls|\bccb\b|\bdre\b|bre #|permit|patent|#)\s?(?:no|num|number|nr)?[.:#]?\s?$/i;

const REACH = 34;

/** The label nearest before the number: on its line, or alone on the line above. */
export function labelBefore(
  page: PageSource,
  lineIndex: number,
  column: number,
): PhoneLabel | null {
  const line = page.lines[lineIndex];
  if (line === undefined) return null;
  const before = line.text.slice(Math.max(0, column - REACH), Math.max(0, column));
  const label = nearest(before);
  if (label !== null) return label;
  if (column > 6) return null;
  const header = headerAbove(page, line.node);
  if (header !== null) return nearest(`${header}:`);
  const above = page.lines[lineIndex - 1]?.text ?? '';
  if (above.length > 30) return null;
  // A line that holds a number of its own has used its label up.
  return /\d{3}/.test(above) ? null : nearest(above.replace(/[\s:.]+$/, ':'));
}

const MAX_CELLS = 30;

/** What a table's first row says above this cell; null outside of tables and in that row itself. */
function headerAbove(page: PageSource, node: number): string | null {
  const row = page.tags[node] === 'td' ? page.parents[node]! : -1;
  if (row === -1 || page.tags[row] !== 'tr') return null;
  let table = row;
  while (table !== -1 && page.tags[table] !== 'table') table = page.parents[table]!;
  const first = table === -1 ? -1 : page.tags.indexOf('tr', table);
  if (first === -1 || first === row) return null;
  const column = cellsOf(page, row).indexOf(node);
  const header = cellsOf(page, first)[column];
  const text = header === undefined ? '' : page.textOf(header);
  return text === '' || text.length > 30 || /\d{3}/.test(text) ? null : text;
}

function cellsOf(page: PageSource, row: number): number[] {
  const cells: number[] = [];
  for (let node = row + 1; node < page.tags.length && cells.length < MAX_CELLS; node++) {
    if (page.starts[node]! >= page.ends[row]!) break;
    if (page.parents[node] === row) cells.push(node);
  }
  return cells;
}

function nearest(text: string): PhoneLabel | null {
  if (
    OTHER.test(text) &&
    !/(?:phone|tel|cell|mobile|fax|call|hotline|line|office)\s?(?:#|no|num|number|nr)?[.:#]*\s*$/i.test(
      text,
    )
  )
    return 'other';
  // What stands before another number belongs to that one.
  const own = text.slice(endOfLastNumber(text));
  const fax = lastIndex(own, FAX);
  const phone = lastIndex(own, PHONE);
  if (fax === -1 && phone === -1) return null;
  if (
    fax >= phone &&
    !/(?:tel|phone|ph|t|p)\.? ?(?:\/|&|and|und|et|or) ?$/i.test(own.slice(0, fax))
  )
    return 'fax';
  return 'phone';
}

function endOfLastNumber(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/\d(?:[\s()./-]{0,3}\d){3,}/g))
    end = match.index + match[0].length;
  return end;
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** A note behind the number, such as `(fax)`. */
export function labelAfter(text: string): PhoneLabel | null {
  const note =
    /^\s?[([-]\s?(fax|facsimile|telefax|tel|telephone|phone|mobile|mobil|cell|office|main|direct)\b/i.exec(
      text,
    )?.[1] ?? /^\s?\(([fotmcp])\)/i.exec(text)?.[1];
  const bare = /^\s(fax|phone|tel)\b(?!\s?[:.]?\s?[+(\d])/i.exec(text)?.[1];
  const word = (note ?? bare)?.toLowerCase();
  if (word === undefined) return null;
  return word === 'f' || word.startsWith('fa') || word === 'telefax' ? 'fax' : 'phone';
}
