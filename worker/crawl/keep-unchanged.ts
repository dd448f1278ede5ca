import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FetchedPage } from '../../platform/http/fetch-page.ts';
import { snapshotKey } from '../../platform/object-store.ts';
import type { Driver } from './driver.ts';
import { untouched, type ClaimedPage, type VisitedPage } from './frontier.ts';
import { entriesOf } from './listed-entry.ts';
import { linksOfAnswer } from './links-of-answer.ts';
import { questionOf, textOfFetch } from './read-answer.ts';

const unpack = promisify(gunzip);
const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/**
 * A page that the server confirms unchanged since the last run: its findings stay as they are, and
 * its links are read from the snapshot, so that what lies behind it is visited again.
 */
export async function keepUnchanged(
  driver: Driver,
  page: ClaimedPage,
  answer: FetchedPage,
): Promise<VisitedPage> {
  const html = page.snapshotHash === null ? null : await readSnapshot(driver, page.snapshotHash);
  const read = html === null ? null : await readAgain(driver, page, answer, html);
  return {
    ...untouched(page),
    state: 'free',
    kind: 'unchanged',
    via: 'http',
    status: answer.status,
    elapsedMs: answer.elapsedMs,
    ...read,
  };
}

async function readAgain(
  driver: Driver,
  page: ClaimedPage,
  answer: FetchedPage,
  html: string,
): Promise<Partial<VisitedPage>> {
  const text = { ...textOfFetch(answer), status: 200, html };
  const question = questionOf(page, text, driver.task.listingRules);
  const { guide, content } = await driver.reader.read(question);
  const listing = content?.listing ?? null;
  const links = linksOfAnswer(driver, { page, answer, guide, listing });
  const entries = entriesOf(listing, page.snapshotHash ?? '', answer.url, links);
  if (content === null || content.findings.length === 0) return { links, entries };
  // The people of a list, whom another rule may find elsewhere on the page than the last time.
  const { snapshot, findings } = content;
  return { links, entries, state: 'done', kind: 'listing', snapshot, findings };
}

async function readSnapshot(driver: Driver, hash: string): Promise<string | null> {
  const packed = await driver.objectStore.get(snapshotKey(hash));
  if (packed === null) return null;
  const text = await unpack(packed, { maxOutputLength: MAX_SNAPSHOT_BYTES });
  return text.toString('utf8');
}
