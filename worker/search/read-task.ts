import { snapshotKey } from '../../platform/object-store.ts';
import { entryUnit } from '../crawl/frontier.ts';
import { leadsOfUnit } from '../crawl/lead-candidates.ts';
import { siteExtraction } from '../crawl/site-extraction.ts';
import { sharedReader } from '../crawl/threaded-reader.ts';
import { siteOf } from '../crawl/url.ts';
import { needsIn, readNeed } from '../../schema/score/words/needs.ts';
import { stems } from '../../schema/score/words/fold.ts';
import { defineTask, type TaskContext } from '../runtime/define-task.ts';
import { afterRequests } from './after-requests.ts';
import { finishRun } from './finish-run.ts';
import { judgeHit } from './judge-hit.ts';
import { readSite, type SiteReading } from './read-site.ts';
import { recordPage } from './record-page.ts';
import { type LookedAt, saveHit } from './save-hit.ts';
import { beginRun, type Hit, nextHits, type SearchRun } from './search-rows.ts';

/** Each on a host of its own. */
const AT_ONCE = 5;
/** Then other searches have their turn. */
const SLICE_MS = 45_000;

/**
 * Looks at the organisations that a source named: reads a few pages of each one's site, keeps who is
 * worth it, and ends the run when all were looked at or the credits set aside are spent.
 */
export const readFound = defineTask(
  'search.read',
  async (context) => {
    const { payload, deps, signal, enqueue, fence } = context;
    const until = Date.now() + SLICE_MS;
    for (;;) {
      const run = await beginRun(deps.sql, payload);
      if (!run) return;
      const hits = await nextHits(deps.sql, run.id, AT_ONCE);
      if (hits.length === 0) {
        // The source is still being asked: with its next page comes the next job.
        if (run.pages === 0 || run.cursor !== null) return;
        return end(context, run.found === 0 ? 'nothing_found' : null);
      }
      const looked = await Promise.all(hits.map((hit) => lookAt(context, run, hit)));
      signal.throwIfAborted();
      for (const each of looked) {
        const outcome = await saveHit({ sql: deps.sql, fence }, run, each, Date.now());
        if (outcome === 'budget') return end(context, 'budget_spent');
        if (outcome === 'run_ended') return;
      }
      if (Date.now() > until) break;
    }
    await enqueue('search.read', payload, { key: `search-read:${payload.runId}` });
  },
  { retry: 'scrape', limitMs: 180_000 },
);

type Context = TaskContext<{ orgId: string; runId: string }>;

async function end({ deps, payload }: Context, reason: string | null): Promise<void> {
  const ended = await finishRun(deps.sql, payload, { state: 'completed', reason });
  await afterRequests(deps, payload.orgId, ended);
}

const UNREAD: SiteReading = { pages: [], snapshots: [], paths: [], said: [], outcome: 'no_site' };

async function lookAt({ deps, signal }: Context, run: SearchRun, hit: Hit): Promise<LookedAt> {
  const { record } = hit;
  if (record.leadId) {
    const evidence = { paths: [], said: [] };
    return { hit, judged: { leadId: record.leadId }, evidence, snapshots: [] };
  }
  const parts = { fetcher: deps.fetcher, reader: sharedReader };
  const site = record.website
    ? await readSite(parts, record.website, { looksFor: teller(run.criteria.needs ?? []), signal })
    : UNREAD;
  const own = recordPage(record, run.source, { isSiteRead: site.pages.length > 0 });
  const merged = siteExtraction.mergeSite([...site.pages, own.page]);
  const home = site.pages[0]?.url ?? record.website ?? record.url;
  const unitName = site.pages.length > 0 ? siteOf(home) : entryUnit(record.url);
  const unit = leadsOfUnit(unitName, home, merged);
  const evidence = { paths: site.paths, said: site.said };
  const judged = judgeHit(unit, evidence, {
    criteria: run.criteria,
    source: run.source,
    now: Date.now(),
  });
  const isChainRuledOut = record.isChain && (run.criteria.exclusions ?? []).some(namesChains);
  if ('reason' in judged || isChainRuledOut) {
    const refused = isChainRuledOut ? ({ reason: 'excluded' } as const) : judged;
    return { hit, judged: refused, evidence, snapshots: [] };
  }
  // What a receipt points to is there before the receipt is.
  const snapshots = [...site.snapshots, own];
  await Promise.all(
    snapshots.map(({ snapshot, packed }) =>
      deps.objectStore.put(snapshotKey(snapshot.hash), packed, 'application/gzip'),
    ),
  );
  return { hit, judged, evidence, snapshots: snapshots.map(({ snapshot }) => snapshot) };
}

const namesChains = (exclusion: string) =>
  /chain|franchise|kette|cha[iî]ne|keten|cadena/i.test(exclusion);

/** Tells whether a sentence speaks of something that is looked for. */
function teller(needs: readonly string[]): (sentence: string) => boolean {
  const wanted = needs.map(readNeed).flatMap(({ key }) => (key ? [key] : []));
  if (wanted.length === 0) return () => false;
  return (sentence) => {
    const found = needsIn(stems(sentence));
    return wanted.some((key) => found.has(key));
  };
}
