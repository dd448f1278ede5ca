import { providerKey } from '../../platform/provider-keys.ts';
import { sharedProviderKeys } from '../../platform/shared-provider-keys.ts';
import { SOURCES, type SourceId } from '../../schema/request/sources.ts';
import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import { ProviderError, isProviderError } from '../providers/provider-error.ts';
import { defineTask, type TaskContext } from '../runtime/define-task.ts';
import { sourceOf } from '../sources/all-sources.ts';
import type { FoundOrganisation } from '../sources/found-organisation.ts';
import { afterRequests } from './after-requests.ts';
import { finishRun } from './finish-run.ts';
import { beginRun, type SearchRun } from './search-rows.ts';
import { passTurn, takeTurn, TURN_RETRY_MS } from './source-turn.ts';

/** Named for each lead that is wanted: many have no site, no address, or are ruled out. */
const NAMED_PER_WANTED = 4;
/** A source that has had enough is left alone for this long at least. */
const REST_MS = 15_000;

/**
 * Asks one source, page after page, until it has no more or has named enough. Each page is kept with
 * the place to go on from, so a worker's death costs one call at most.
 */
export const findLeads = defineTask(
  'search.find',
  async (context) => {
    const { payload, deps, signal, enqueue } = context;
    let run = await beginRun(deps.sql, payload);
    if (!run) return;
    const { source } = run;
    // By the run: should this worker die, the job's next one has the turn at once.
    const holder = run.id;
    const readNamed = () =>
      enqueue('search.read', payload, { key: `search-read:${payload.runId}` });
    // A worker may have died between keeping a page and saying so.
    if (run.pages > 0) await readNamed();
    let restMs = 0;
    try {
      while (run && (run.pages === 0 || run.cursor !== null)) {
        signal.throwIfAborted();
        // Before each page: a turn lasts for one call.
        if (!(await takeTurn(deps.sql, source, holder))) {
          const runAt = Date.now() + TURN_RETRY_MS;
          await enqueue('search.find', payload, { key: `search-find:${payload.runId}`, runAt });
          return;
        }
        run = await askOnce(context, run);
        await readNamed();
      }
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (error.kind === 'limited') restMs = Math.max(REST_MS, error.retryAfterMs ?? 0);
      deps.log.info({ source, kind: error.kind }, `search failed: ${error.message}`);
      await endBadly(context, run, error);
    } finally {
      await passTurn(deps.sql, source, holder, restMs);
    }
  },
  { retry: 'scrape', limitMs: 280_000 },
);

type Context = TaskContext<{ orgId: string; runId: string }>;

async function askOnce(context: Context, run: SearchRun): Promise<SearchRun | null> {
  const { deps, signal, fence } = context;
  const source = sourceOf(run.source);
  if (!source)
    throw new ProviderError('no_key', 'there is no search to ask', { provider: run.source });
  const key = await keyFor(context, run.source);
  const page = await source.ask(deps, {
    orgId: run.orgId,
    runId: run.id,
    criteria: run.criteria,
    wanted: run.wanted,
    cursor: run.cursor,
    key,
    signal,
  });
  return transact(deps.sql, async (tx) => {
    await fence(tx);
    return keepPage(tx, run, page);
  });
}

async function keyFor(
  { deps: { sql, env, tokenSecret }, payload: { orgId } }: Context,
  source: SourceId,
): Promise<string | null> {
  const provider = SOURCES[source].keyOf;
  if (!provider) return null;
  const ring = { sql, secret: tokenSecret, shared: sharedProviderKeys(env) };
  const key = await providerKey(ring, orgId, provider);
  if (!key) throw new ProviderError('no_key', `${provider} needs a key`, { provider });
  return key;
}

async function keepPage(
  tx: TransactionSql,
  run: SearchRun,
  page: { found: FoundOrganisation[]; cursor: string | null },
): Promise<SearchRun | null> {
  const most = run.source === 'own-leads' ? page.found.length : run.wanted * NAMED_PER_WANTED;
  const room = Math.max(0, most - run.found);
  const unique = [...new Map(page.found.map((record) => [record.key, record])).values()];
  const rows = unique.slice(0, room).map((record, n) => ({
    key: record.key,
    position: run.pages * 1000 + n,
    record,
  }));
  const { count } = await tx`
    insert into search_hit (run_id, key, org_id, position, record)
    select ${run.id}, key, ${run.orgId}, position, record
    from json_to_recordset(${jsonRows(rows)}::text::json)
      as row (key text, position int, record jsonb)
    on conflict do nothing`;
  const cursor = rows.length < room ? page.cursor : null;
  const { count: isOpen } = await tx`
    update search_run
    set cursor = ${cursor}, pages = pages + 1, found = found + ${count}, updated_at = now()
    where id = ${run.id} and state = 'running'`;
  if (isOpen === 0) return null;
  await tx`
    update lead_request request set found = found + ${count}, updated_at = now()
    from request_run link
    where link.run_id = ${run.id} and request.id = link.request_id`;
  return { ...run, cursor, pages: run.pages + 1, found: run.found + count };
}

/** What was named before the source failed is still looked at; with nothing, the run has failed. */
async function endBadly(
  context: Context,
  run: SearchRun | null,
  error: ProviderError,
): Promise<void> {
  const { payload, deps, enqueue } = context;
  if (run && run.found > 0) {
    await stopAsking(deps.sql, run.id);
    await enqueue('search.read', payload, { key: `search-read:${payload.runId}` });
    return;
  }
  const ended = await finishRun(deps.sql, payload, { state: 'failed', reason: error.kind });
  await afterRequests(deps, payload.orgId, ended);
}

async function stopAsking(sql: Sql, runId: string): Promise<void> {
  await sql`
    update search_run set cursor = null, pages = greatest(pages, 1), updated_at = now()
    where id = ${runId} and state = 'running'`;
}
