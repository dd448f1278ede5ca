import { type ParsedAddress, parseAddress } from '../../schema/source/source.ts';
import { isFreeMail } from '../../schema/verification/address-kinds.ts';

export interface AddressColumn {
  /** From 0. */
  column: number;
  /** Null where the file has none. */
  header: string | null;
  /** The first row behind the header. */
  from: number;
  read: (text: string) => ParsedAddress;
}

/** Why an address on LinkedIn is not taken. */
export const PROFILE = 'a LinkedIn page, which nobody may read';

const HEADER =
  /^(?:company|organi[sz]ation|account|corporate|business|firmen?)?[ _-]?(?:url|web ?site(?:[ _-]?url)?|web|homepage|domain(?:[ _-]?name)?|link|site|webseite|internet)s?$/i;
const EMAIL_HEADER =
  /^(?:work|business|professional|company)?[ _-]?(?:e-?mail|mail)[ _-]?(?:address|adresse)?(?:es)?$/i;
const MAIL = /^[^\s@]+@([^\s@]+\.[^\s@]+)$/;
/** Notes may stand above the header: LinkedIn's list of connections has three lines of them. */
const MAX_NOTES = 10;
const SAMPLE_ROWS = 50;

/**
 * Where a file's addresses are: the column whose header says so and that leads to sites, else the one
 * that holds most addresses. A list of people, as LinkedIn and tools for Sales Navigator export it, is
 * read by its e-mail addresses where no column leads to sites: each person's is at home where they work.
 */
export function addressColumn(rows: readonly string[][]): AddressColumn {
  const at = headerRow(rows);
  if (at !== -1) {
    const header = rows[at] ?? [];
    const sample = rows.slice(at + 1, at + 1 + SAMPLE_ROWS);
    const named = header.flatMap((cell, column) => (HEADER.test(spaced(cell)) ? [column] : []));
    const site = named.find((column) => sample.some((row) => isSite(row[column] ?? '')));
    const mail = header.findIndex((cell) => EMAIL_HEADER.test(spaced(cell)));
    const isMail = site === undefined && sample.some((row) => ofMail(row[mail] ?? '').ok);
    const column = isMail ? mail : (site ?? named[0] ?? -1);
    if (column !== -1) {
      const title = header[column]?.trim() ?? null;
      return { column, header: title, from: at + 1, read: isMail ? ofMail : ofSite };
    }
  }
  const column = densestColumn(rows.slice(0, SAMPLE_ROWS));
  const isHeaded = !parseAddress(rows[0]?.[column] ?? '').ok;
  const header = isHeaded ? (rows[0]?.[column]?.trim() ?? null) : null;
  return { column, header, from: isHeaded ? 1 : 0, read: ofSite };
}

/** No address stands above a header: “Internet” in the third row is what a company does. */
function headerRow(rows: readonly string[][]): number {
  const top = rows.slice(0, MAX_NOTES);
  const first = top.findIndex((cells) => cells.some((cell) => isSite(cell) || ofMail(cell).ok));
  return top.slice(0, first === -1 ? undefined : first).findIndex(isHeader);
}

/** `companyWebsite` is two words. */
const spaced = (cell: string) => cell.trim().replace(/([a-z])([A-Z])/g, '$1 $2');

function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => HEADER.test(spaced(cell)) || EMAIL_HEADER.test(spaced(cell)));
}

const isSite = (text: string) => ofSite(text).ok;

function ofSite(text: string): ParsedAddress {
  const parsed = parseAddress(text);
  const isProfile = parsed.ok && /(?:^|\.)linkedin\.com$/.test(new URL(parsed.url).hostname);
  return isProfile ? { ok: false, reason: PROFILE } : parsed;
}

function ofMail(text: string): ParsedAddress {
  const host = MAIL.exec(text.trim())?.[1]?.toLowerCase();
  if (host === undefined) return { ok: false, reason: 'not an e-mail address' };
  return isFreeMail(host)
    ? { ok: false, reason: 'a free mailbox, which tells no company' }
    : parseAddress(host);
}

function densestColumn(rows: readonly string[][]): number {
  const hits = new Map<number, number>();
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      if (parseAddress(cell).ok) hits.set(column, (hits.get(column) ?? 0) + 1);
    }
  }
  return [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
