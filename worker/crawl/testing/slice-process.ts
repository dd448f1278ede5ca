import { createFetcher } from '../../../platform/http/fetch-page.ts';
import { FolderStore } from '../../../platform/object-store.ts';
import { connectAsSystem } from '../../../platform/sql.ts';
import { runSlice } from '../run-slice.ts';
import { plainExtraction } from './plain-extraction.ts';

/**
 * A worker of its own for one crawl task, to be killed by a test:
 * `node slice-process.ts DATABASE_URL FOLDER PORT ORG TASK RUN`. Ends when the task has.
 */
const [databaseUrl = '', folder = '', port = '', orgId = '', taskId = '', run = ''] =
  process.argv.slice(2);
const sql = connectAsSystem(databaseUrl, { name: 'crawler-to-be-killed', max: 3 });
const fetcher = createFetcher({ userAgent: 'test', allowedOrigins: [`*.localhost:${port}`] });
const { signal } = new AbortController();

for (;;) {
  const outcome = await runSlice(
    {
      sql,
      fetcher,
      objectStore: new FolderStore(folder),
      extraction: plainExtraction,
      browser: null,
      publishLive: () => Promise.resolve(),
    },
    { orgId, taskId, run: Number(run) },
    { workerId: `worker-${process.pid}`, signal },
  );
  if (outcome.kind !== 'again') break;
  await new Promise((done) => setTimeout(done, 200));
}
await fetcher.close();
await sql.end();
