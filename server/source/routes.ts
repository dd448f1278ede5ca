import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../schema/app-error.ts';
import { readAs } from '../../platform/read-as.ts';
import { requireSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { readAddressCsv } from './read-csv.ts';

const MAX_CSV_BYTES = 10 * 1024 * 1024;

interface PageRow {
  url: string;
  state: string;
  kind: string | null;
  error: string | null;
  status: number | null;
  via: string | null;
  attempts: number;
}

/** What a crawl needs beside its rows: reading a CSV, and the pages that yielded nothing. */
export async function sourceRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MAX_CSV_BYTES, files: 1, fields: 0 } });

  app.post('/api/sources/csv', async (request) => {
    await requireSession(request);
    const part = await request.file();
    if (!part) throw new AppError('invalid', 'Choose a CSV file');
    const found = await readAddressCsv(part.file);
    if (part.file.truncated) throw new AppError('invalid', 'The file is larger than 10 MB');
    return { ...found, fileName: part.filename };
  });

  app.get<{ Params: { orgId: string; taskId: string } }>(
    '/api/orgs/:orgId/crawls/:taskId/pages',
    async (request) => {
      const { userId } = await requireSession(request);
      const { orgId, taskId } = request.params;
      return readAs(deps.sql, { userId }, orgId, 'crawl.read', async (tx) => {
        const pages = await tx<PageRow[]>`
          select url, state, kind, error, status, via, attempts from crawl_page
          where task_id = ${taskId} and state in ('failed', 'free', 'skipped')
          order by state, id limit 500`;
        return { pages };
      });
    },
  );
}
