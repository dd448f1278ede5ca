import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseEnv } from '../../../platform/env.ts';
import { makeLog } from '../../../platform/log.ts';
import { FolderStore } from '../../../platform/object-store.ts';
import { pickFreePort } from '../../../platform/postgres/free-port.ts';
import { loadSecrets } from '../../../platform/secrets.ts';
import { createTestDatabase } from '../../../platform/testing/test-database.ts';
import { RetryingProvider } from '../../../platform/verb/provider.ts';
import { buildApp } from '../../../server/app.ts';
import { Check } from '../chaos.ts';
import { runSessions } from './run-sessions.ts';

/** The small version of `npm run chaos -- offline`, on the server alone. */
test.each([7, 20_261_121])(
  'a bad day loses nothing and doubles nothing (seed %i)',
  async (seed) => {
    const db = await createTestDatabase();
    const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-chaos-'));
    const port = await pickFreePort();
    const env = parseEnv({
      DATABASE_URL: db.url,
      PORT: String(port),
      QUARRY_DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    const secrets = loadSecrets(dataDir, env);
    const app = await buildApp({
      env,
      secrets,
      objects: new FolderStore(path.join(dataDir, 'objects')),
      sql: db.sql,
      provider: new RetryingProvider(db.sql),
      log: makeLog('test', 'silent'),
    });
    try {
      await app.listen({ port, host: '127.0.0.1' });
      const check = new Check();
      const { sessionSecret } = secrets;
      const world = { url: `http://localhost:${port}`, sql: db.sql, sessionSecret };
      await runSessions(world, { sessions: 16, edits: 20, atOnce: 8 }, seed, check);
      expect(check.lines.filter((line) => !line.holds)).toEqual([]);
      // What the run is about did happen.
      for (const name of ['clashes', 'refused', 'notes', 'tabs killed', 'late', 'doubled']) {
        expect([name, (check.notes[name] ?? 0) > 0]).toEqual([name, true]);
      }
    } finally {
      await app.close();
      await db.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
