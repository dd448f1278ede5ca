import { startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import { checkDatabase } from '../supervisor/database.ts';
import { isAlive, lockDataDir, readRun } from '../supervisor/run-file.ts';
import { ensureDataDir, readSettings } from '../supervisor/settings.ts';

/**
 * Gives `work` the address of the database that `npm start` would use here: that of DATABASE_URL,
 * of the Quarry that runs, or the embedded one, started for as long as the work takes.
 */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { env, isEmbedded } = readSettings(process.env);
  if (!isEmbedded) {
    await checkDatabase(env.DATABASE_URL);
    return await work(env.DATABASE_URL);
  }
  const dataDir = env.QUARRY_DATA_DIR;
  const run = readRun(dataDir);
  if (run?.databaseUrl && isAlive(run)) return await work(run.databaseUrl);
  await ensureDataDir(dataDir);
  const release = await lockDataDir(dataDir);
  try {
    const server = await startEmbeddedPostgres({ dataDir });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    release();
  }
}
