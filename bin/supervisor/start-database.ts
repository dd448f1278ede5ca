import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import type { LogFiles } from './log-files.ts';
import type { Roster } from './roster.ts';

/** Keeps embedded Postgres running and returns its address, which stays the same over restarts. */
export async function startDatabase(
  dataDir: string,
  roster: Roster,
  logs: LogFiles,
): Promise<string> {
  let server: EmbeddedPostgres | undefined;
  await roster.start(
    'postgres',
    async () => {
      server = await startEmbeddedPostgres({
        dataDir,
        port: server?.port,
        onLogLine: (line) => logs.write('postgres', line),
      });
      return server;
    },
    { portOf: () => server?.port },
  );
  if (!server) throw new Error('Postgres started without an address');
  return server.url;
}
