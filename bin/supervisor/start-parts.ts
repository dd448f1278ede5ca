import type { Env } from '../../platform/env.ts';
import { isPortFree, pickFreePort } from '../../platform/postgres/free-port.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { identifyDatabase } from './database.ts';
import type { LogFiles } from './log-files.ts';
import { loopbackOf, type Ports, specifyParts } from './part-specs.ts';
import type { Roster } from './roster.ts';
import type { Variables } from './settings.ts';
import { spawnNode } from './spawn-node.ts';
import { discardReplica, prepareZeroDir } from './zero-dir.ts';

export const PARTS = ['postgres', 'zero-cache', 'server', 'worker', 'demo'];

/** The server follows them, since zero-cache hands it the last edits; Postgres ends last of all. */
export const FIRST_TO_STOP = ['vite', 'demo', 'worker', 'zero-cache'];

interface StartPartsOptions {
  env: Env;
  outer: Variables;
  isDev: boolean;
  databaseUrl: string;
  roster: Roster;
  logs: LogFiles;
}

/** Starts everything beside Postgres and returns where this machine reaches the server. */
export async function startParts(options: StartPartsOptions): Promise<string> {
  const { env, isDev, databaseUrl, roster, logs } = options;
  const dataDir = env.QUARRY_DATA_DIR;
  const databaseId = await identifyDatabase(databaseUrl);
  prepareZeroDir(dataDir, databaseId);
  const ports = await pickPorts(env, isDev);
  const secrets = loadSecrets(dataDir, env);
  const specs = specifyParts({ ...options, ...secrets, ports, databaseId, logFile: logs.path });
  const portOf: Record<string, number> = {
    'zero-cache': ports.zero,
    server: ports.server,
    demo: ports.demo,
    vite: env.PORT,
  };
  for (const [name, spec] of Object.entries(specs)) {
    const onCrashLoop = name === 'zero-cache' ? () => discardReplica(dataDir) : undefined;
    await roster.start(name, () => spawnNode(spec), { port: portOf[name], onCrashLoop });
  }
  return `http://${loopbackOf(env.QUARRY_HOST)}:${ports.server}`;
}

async function pickPorts(env: Env, isDev: boolean): Promise<Ports> {
  return {
    zero: await pickFreePort(3),
    server: isDev ? await pickFreePort() : env.PORT,
    demo: env.QUARRY_DEMO_PORT ?? (await pickDemoPort(env.PORT)),
    demoMail: env.QUARRY_DEMO_MAIL_PORT ?? (await pickFreePort()),
  };
}

/** The same one at each start where that is possible, so that receipts still link to their pages. */
async function pickDemoPort(port: number): Promise<number> {
  const wanted = port + 100;
  return wanted <= 65_535 && (await isPortFree(wanted)) ? wanted : pickFreePort();
}
