import type { FastifyInstance, FastifyReply } from 'fastify';
import { type AnalysisResult, quotesOf } from '../../schema/analysis/result.ts';
import { AppError } from '../../schema/app-error.ts';
import type { Span } from '../../schema/evidence/finding.ts';
import { readAs } from '../../platform/read-as.ts';
import { requireSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { listingRoutes } from './listing-routes.ts';
import { markSnapshot } from './mark-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';

interface Receipt {
  snapshot_hash: string | null;
  span_start: number | null;
  span_end: number | null;
}

/** What may be done by a page out of the store: nothing but be looked at. */
const SNAPSHOT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** The stored page that a value was read from, with the value marked. */
export function evidenceRoutes(app: FastifyInstance, deps: ServerDeps): void {
  listingRoutes(app, deps);
  app.get<{ Params: { orgId: string; valueId: string } }>(
    '/api/orgs/:orgId/receipts/:valueId/snapshot',
    async (request, reply) => {
      const { userId } = await requireSession(request);
      const { orgId, valueId } = request.params;
      const receipt = await readAs(deps.sql, { userId }, orgId, 'lead.read', async (tx) => {
        const [row] = await tx<Receipt[]>`
          select snapshot_hash, span_start, span_end from field_value where id = ${valueId}`;
        return row;
      });
      const html = receipt?.snapshot_hash
        ? await readSnapshot(deps.objects, receipt.snapshot_hash)
        : null;
      if (!receipt || html === null) {
        throw new AppError('not_found', 'No snapshot is kept for this value');
      }
      const span = { start: receipt.span_start ?? 0, end: receipt.span_end ?? 0 };
      return sendMarked(reply, html, span);
    },
  );
}

/** The stored page that an analysis quotes, with the quote marked; `index` is that of `quotesOf`. */
export function quoteRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.get<{ Params: { orgId: string; runId: string; index: string } }>(
    '/api/orgs/:orgId/analyses/:runId/quotes/:index/snapshot',
    async (request, reply) => {
      const { userId } = await requireSession(request);
      const { orgId, runId, index } = request.params;
      const result = await readAs(deps.sql, { userId }, orgId, 'lead.read', async (tx) => {
        const [row] = await tx<{ result: AnalysisResult | null }[]>`
          select result from analysis_run where id = ${runId}`;
        return row?.result ?? null;
      });
      const quote = result ? quotesOf(result)[Number(index)] : undefined;
      const html = quote ? await readSnapshot(deps.objects, quote.snapshotHash) : null;
      if (!quote || html === null) {
        throw new AppError('not_found', 'No snapshot is kept for this quote');
      }
      return sendMarked(reply, html, quote);
    },
  );
}

function sendMarked(reply: FastifyReply, html: string, span: Span): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', SNAPSHOT_POLICY)
    .header('cache-control', 'private, max-age=86400')
    .send(markSnapshot(html, span));
}
