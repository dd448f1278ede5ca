import { join } from 'node:path';
import type { Env } from '../../platform/env.ts';
import type { Variables } from './settings.ts';
import type { NodeProcess } from './spawn-node.ts';
import { zeroDir } from './zero-dir.ts';
import { zeroEnvironment } from './zero-environment.ts';

/** A little more than a worker takes at most to let its jobs end and to abort the rest. */
const WORKER_GRACE_MS = 16_000;
const ROOT = join(import.meta.dirname, '../..');

export interface Ports {
  /** The first of three. */
  zero: number;
  /** Where the server listens: PORT itself, or behind Vite while developing. */
  server: number;
  demo: number;
  /** Where the sample web's mail host listens. */
  demoMail: number;
}

export interface PartContext {
  env: Env;
  outer: Variables;
  ports: Ports;
  databaseUrl: string;
  zeroAdminPassword: string;
  zeroApiKey: string;
  /** Names the database that the replica belongs to. */
  databaseId: string;
  isDev: boolean;
  logFile: (name: string) => string;
}

/** What to start for each part beside Postgres. */
export function specifyParts(context: PartContext): Record<string, NodeProcess> {
  const { env, ports, isDev } = context;
  const variables = partVariables(context);
  const part = (script: string, own: Variables = {}, args: string[] = []): NodeProcess => ({
    args: [...(isDev ? ['--watch', '--watch-preserve-output'] : []), join(ROOT, script), ...args],
    cwd: ROOT,
    env: { ...variables, ...own },
  });
  const specs: Record<string, NodeProcess> = {
    'zero-cache': specifyZeroCache(context),
    server: part('server/main.ts', serverAddress(context)),
    worker: { ...part('worker/main.ts'), graceMs: WORKER_GRACE_MS },
  };
  if (env.QUARRY_DEMO === 'on') {
    // One that is named from outside runs already.
    const mail = env.QUARRY_DEMO_MAIL_PORT ? [] : ['--mail-port', String(ports.demoMail)];
    specs['demo'] = part('demo/main.ts', {}, ['--port', String(ports.demo), ...mail]);
  }
  if (isDev) specs['vite'] = specifyVite(context, variables);
  for (const [name, spec] of Object.entries(specs)) {
    if (!isDev || name === 'zero-cache') spec.logFile = context.logFile(name);
  }
  return specs;
}

/** Behind Vite while developing, and then only for this machine. */
function serverAddress({ env, ports, isDev }: PartContext): Variables {
  return { PORT: String(ports.server), QUARRY_HOST: isDev ? '127.0.0.1' : env.QUARRY_HOST };
}

/** Everything from outside, with what was decided here in place of what was left open. */
function partVariables({ env, outer, ports, ...rest }: PartContext): Variables {
  return {
    ...outer,
    NODE_ENV: rest.isDev ? 'development' : env.NODE_ENV,
    PORT: String(env.PORT),
    QUARRY_HOST: env.QUARRY_HOST,
    QUARRY_PUBLIC_URL: env.QUARRY_PUBLIC_URL,
    QUARRY_DATA_DIR: env.QUARRY_DATA_DIR,
    DATABASE_URL: rest.databaseUrl,
    ZERO_CACHE_URL: `http://127.0.0.1:${ports.zero}`,
    ZERO_ADMIN_PASSWORD: rest.zeroAdminPassword,
    ZERO_API_KEY: rest.zeroApiKey,
    QUARRY_DEMO: env.QUARRY_DEMO,
    QUARRY_DEMO_PORT: String(ports.demo),
    QUARRY_DEMO_MAIL_PORT: String(ports.demoMail),
  };
}

function specifyZeroCache(context: PartContext): NodeProcess {
  const { ports, env } = context;
  const dir = zeroDir(env.QUARRY_DATA_DIR);
  return {
    args: [join(ROOT, 'node_modules/@rocicorp/zero/out/zero/src/cli.js')],
    // Away from the project: zero-cache reads a `.env` in its working folder.
    cwd: dir,
    env: zeroEnvironment(
      {
        databaseUrl: context.databaseUrl,
        port: ports.zero,
        replicaFile: join(dir, `replica-${context.databaseId}.db`),
        temporaryDir: join(dir, 'tmp'),
        adminPassword: context.zeroAdminPassword,
        apiKey: context.zeroApiKey,
        serverUrl: `http://${loopbackOf(env.QUARRY_HOST)}:${ports.server}`,
      },
      context.outer,
    ),
  };
}

function specifyVite({ env, ports }: PartContext, variables: Variables): NodeProcess {
  const args = ['--port', String(env.PORT), '--strictPort', '--host', env.QUARRY_HOST];
  return {
    args: [join(ROOT, 'node_modules/vite/bin/vite.js'), ...args, '--clearScreen', 'false'],
    cwd: ROOT,
    env: { ...variables, QUARRY_DEV_SERVER_URL: `http://127.0.0.1:${ports.server}` },
  };
}

/** Where processes of this machine reach the server when it listens on `host`. */
export function loopbackOf(host: string): string {
  const isWildcard = ['0.0.0.0', '::', 'localhost'].includes(host);
  if (isWildcard) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
