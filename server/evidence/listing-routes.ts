import type { FastifyInstance } from 'fastify';
import { AppError } from '../../schema/app-error.ts';
import { readAs } from '../../platform/read-as.ts';
import { requireSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { readSnapshot } from './read-snapshot.ts';

/**
 * A listing as it was read, for pointing at its entries. Nothing in it runs, loads, submits or leads
 * away; the screen around it may look at its elements, and that is all that `allow-same-origin` allows
 * where scripts are not.
 */
const LISTING_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

const MAX_LISTINGS = 20;

interface ListingPage {
  id: string;
  url: string;
  kind: string;
}

/** The listing pages of a crawl, one a host at first, and each of them as it was read. */
export function listingRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.get<{ Params: { orgId: string; taskId: string } }>(
    '/api/orgs/:orgId/crawls/:taskId/listings',
    async (request) => {
      const { userId } = await requireSession(request);
      const { orgId, taskId } = request.params;
      return readAs(deps.sql, { userId }, orgId, 'crawl.read', async (tx) => {
        const pages = await tx<ListingPage[]>`
          select id::text, coalesce(final_url, url) as url, kind
          from crawl_page
          where task_id = ${taskId} and role = 'listing' and snapshot_hash is not null
          order by row_number() over (partition by host order by id), id
          limit ${MAX_LISTINGS}`;
        return { pages };
      });
    },
  );

  app.get<{ Params: { orgId: string; taskId: string; pageId: string } }>(
    '/api/orgs/:orgId/crawls/:taskId/listings/:pageId/snapshot',
    async (request, reply) => {
      const { userId } = await requireSession(request);
      const { orgId, taskId, pageId } = request.params;
      const hash = await readAs(deps.sql, { userId }, orgId, 'crawl.read', async (tx) => {
        const [row] = await tx<{ hash: string | null }[]>`
          select snapshot_hash as hash from crawl_page
          where task_id = ${taskId} and id::text = ${pageId} and role = 'listing'`;
        return row?.hash ?? null;
      });
      const html = hash === null ? null : await readSnapshot(deps.objects, hash);
      if (html === null) throw new AppError('not_found', 'No copy of this page is kept');
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', LISTING_POLICY)
        .header('cache-control', 'private, max-age=3600')
        .send(html);
    },
  );
}
