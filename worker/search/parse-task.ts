import { transact } from '../../platform/sql.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import { recordCalls } from '../llm/record-calls.ts';
import { defineTask } from '../runtime/define-task.ts';
import { parseWithModel } from './parse-with-model.ts';

/** Nobody comes back to a reading on the next day. */
const KEPT = '1 day';

/** Has a model read a request, for the person who waits for it. Safe to repeat. */
export const parseSearch = defineTask(
  'search.parse',
  async ({ payload: { orgId, readingId }, deps: { sql, llm }, signal }) => {
    const [row] = await sql<{ text: string }[]>`
      select text from request_reading
      where id = ${readingId} and org_id = ${orgId} and state = 'queued'`;
    if (!row) return;
    const { criteria, wanted, model, calls } = await parseWithModel(llm, row.text, signal);
    await transact(sql, async (tx) => {
      await recordCalls(tx, calls, { orgId, runId: readingId });
      await tx`
        update request_reading
        set
          state = 'done', criteria = ${jsonRows([criteria])}::text::jsonb -> 0,
          wanted = ${wanted}, model = ${model}
        where id = ${readingId} and state = 'queued'`;
      await tx`
        delete from request_reading
        where org_id = ${orgId} and created_at < now() - ${KEPT}::interval`;
    });
  },
  { retry: 'scrape', limitMs: 40_000 },
);
